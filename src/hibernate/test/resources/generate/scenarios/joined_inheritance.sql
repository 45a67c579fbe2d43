-- expect: @Inheritance(strategy = InheritanceType.JOINED)
-- expect: public static class SimpleSubItems extends SimpleSuperItems {
-- expect: @PrimaryKeyJoinColumn(name = "simple_items_id", columnDefinition = "integer")
create table simple_super_items (id integer primary key, data1 text);
create table simple_sub_items (simple_items_id integer primary key references simple_super_items (id), data3 text);
