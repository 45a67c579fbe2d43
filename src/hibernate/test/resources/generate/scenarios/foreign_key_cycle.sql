-- expect: private Department department;
-- expect: private Employee head;
create table department (id integer primary key, head_id integer references employee);
create table employee (id integer primary key, department_id integer not null references department);
