-- expect: private Status status;
-- expect: public enum Status { ACTIVE, INACTIVE }
create table users (id integer primary key, status varchar(8) check (status in ('ACTIVE', 'INACTIVE')));
create table accounts (id integer primary key, status varchar(8) not null check (status in ('ACTIVE', 'INACTIVE')));
