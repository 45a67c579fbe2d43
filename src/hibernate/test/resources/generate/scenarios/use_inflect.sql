-- options: use_inflect
-- expect: class Boss {
-- expect: class Status {
-- expect: class Person {
create table bosses (id integer primary key); create table statuses (id integer primary key); create table people (id integer primary key);
