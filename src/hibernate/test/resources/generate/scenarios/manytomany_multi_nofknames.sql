-- options: nofknames
-- expect: private Set<RightTable> rightTables =
-- expect: private Set<RightTable> rightTables2 =
create table left_table (id integer primary key); create table right_table (id integer primary key);
create table first_table (left_id integer not null references left_table, right_id integer not null references right_table, primary key (left_id, right_id));
create table second_table (left_id integer not null references left_table, right_id integer not null references right_table, primary key (left_id, right_id));
