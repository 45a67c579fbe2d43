-- expect: public static class AssociationTable {
-- expect: @IdClass(AssociationTable.Key.class)
-- note: association_table: the table only associates left_table and right_table, but becomes an entity, because Hibernate would order its key differently
create table left_table (id integer primary key); create table right_table (id integer primary key);
create table association_table (left_id integer not null references left_table, right_id integer not null references right_table, primary key (right_id, left_id));
