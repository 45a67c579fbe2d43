-- options: nojoined
-- expect: @Id @Column(name = "simple_items_id", columnDefinition = "integer") private Long simpleItemsId;
-- expect: @MapsId @OneToOne(fetch = FetchType.LAZY, optional = false)
-- refuse: extends
create table simple_super_items (id integer primary key, data1 text);
create table simple_sub_items (simple_items_id integer primary key not null references simple_super_items (id), data3 text);
