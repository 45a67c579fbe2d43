-- expect: private String status;
create table users (id integer primary key, status varchar(8) check (status in ('A', 'B')) check (status in ('A', 'B', 'C')));
