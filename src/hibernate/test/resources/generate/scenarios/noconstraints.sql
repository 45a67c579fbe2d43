-- options: noconstraints
-- law: no
-- refuse: CheckConstraint
-- refuse: UniqueConstraint
-- refuse: ForeignKey(
create table other (id integer primary key);
create table simple (id integer primary key, n integer constraint c check (n > 0), t text constraint u unique, o integer constraint f references other on delete cascade);
