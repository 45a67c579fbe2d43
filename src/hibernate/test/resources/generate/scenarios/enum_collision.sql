-- expect: private Users2 users;
-- expect: public enum Users2 {
create table users (id integer primary key, users varchar(8) check (users in ('A', 'B')));
