-- expect: @Id @Column(columnDefinition = "integer null") private Integer id1;
-- expect: @Id @Column(columnDefinition = "integer null") private Integer id2;
create table simple_items (id1 integer, id2 integer, name text, primary key (id1, id2));
