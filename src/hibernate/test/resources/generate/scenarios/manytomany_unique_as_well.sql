-- expect: @UniqueConstraint(name = "once", columnNames = "right_id")
-- expect: public static class AssociationTable {
create table left_table (id integer primary key); create table right_table (id integer primary key);
create table association_table (left_id integer not null references left_table, right_id integer not null references right_table, primary key (left_id, right_id), constraint once unique (right_id));
