-- expect: private Status2 status;
-- expect: private Status status2;
-- expect: public enum Status2 {
create table status (id integer primary key);
create table orders (id integer primary key, status varchar(3) check (status in ('A', 'B')), status_id integer references status);
