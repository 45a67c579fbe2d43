-- expect: @JoinColumn(name = "parent_item_id") private SimpleItems parentItem;
-- expect: @OneToMany(mappedBy = "parentItem") private Set<SimpleItems> simpleItemsByParentItem
create table simple_items (id integer primary key, parent_item_id integer references simple_items (id));
