-- expect: @Entity @Immutable @Table(name = "simple_view") @View(query = "select id, number from simple_items")
-- expect: @Id private Integer id;
create table simple_items (id integer primary key, number integer);
create view simple_view as select id, number from simple_items;
