-- expect: @Table(name = "`simple-items table`")
-- expect: public static class SimpleItemsTable {
create table "simple-items table" (id integer primary key);
