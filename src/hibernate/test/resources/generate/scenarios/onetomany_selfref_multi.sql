-- expect: private SimpleItems parentItem;
-- expect: private SimpleItems topItem;
-- expect: private Set<SimpleItems> simpleItemsByParentItem
-- expect: private Set<SimpleItems> simpleItemsByTopItem
create table simple_items (id integer primary key, parent_item_id integer references simple_items, top_item_id integer references simple_items);
