-- expect: private Set<RightTable> rightTables
-- note: association_table: trigger joined stays in the database
-- note: seen: trigger inserted stays in the database
create table left_table (id integer primary key); create table right_table (id integer primary key);
create table association_table (left_id integer not null references left_table, right_id integer not null references right_table, primary key (left_id, right_id));
create view seen as select id from left_table;
create trigger joined after insert on association_table begin select 1; end;
create trigger inserted instead of insert on seen begin select 1; end;
