-- expect: @Column(columnDefinition = "varchar(2) constraint fk_city references country (code)") private String code
-- note: city: the foreign key on code to country refers to columns without a unique constraint, so it is not an association
create table country (id integer primary key, code varchar(2) not null);
create unique index ux_country on country (code);
create table city (id integer primary key, code varchar(2), constraint fk_city foreign key (code) references country (code));
