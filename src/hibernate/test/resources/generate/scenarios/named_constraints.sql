-- expect: @UniqueConstraint(name = "uniq_text", columnNames = "text")
-- expect: @CheckConstraint(name = "check_positive", constraint = "number > 0")
-- expect: foreignKey = @ForeignKey(name = "fk_other")
create table other (id integer primary key);
create table simple (id integer primary key, text varchar(255), number integer, other_id integer, constraint uniq_text unique (text), constraint check_positive check (number > 0), constraint fk_other foreign key (other_id) references other (id));
