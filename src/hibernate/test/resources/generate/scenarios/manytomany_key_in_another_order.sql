-- expect: public static class AssociationTable {
-- expect: @IdClass(AssociationTable.Key.class)
-- note: association_table: the table does no more than associate left_table and right_table, but Hibernate would give its key another order
create table left_table (id integer primary key); create table right_table (id integer primary key);
create table association_table (left_id integer not null references left_table, right_id integer not null references right_table, primary key (right_id, left_id));
