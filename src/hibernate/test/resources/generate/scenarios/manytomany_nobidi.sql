-- options: nobidi
-- expect: private Set<RightTable> rightTables
-- refuse: Set<LeftTable>
create table left_table (id integer primary key); create table right_table (id integer primary key);
create table association_table (left_id integer not null references left_table, right_id integer not null references right_table, primary key (left_id, right_id));
