create table party (id integer primary key autoincrement, name varchar(100) not null);
create table person (id integer primary key references party (id) on delete cascade, born date);
create table employee (id integer primary key references person (id), name text, salary decimal(10, 2));
create table company (id integer primary key, vat text, constraint fk_company_party foreign key (id) references party);
insert into party (name) values ('one'), ('two'), ('three');
insert into person values (1, null), (2, '2020-01-02 00:00:00.000');
insert into employee values (2, 'worker', 12.5);
insert into company values (3, 'x');
