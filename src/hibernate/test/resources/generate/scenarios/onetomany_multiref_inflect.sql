-- options: use_inflect
-- expect: private SimpleContainer parentContainer;
-- expect: private Set<SimpleItem> simpleItemsByParentContainer
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, parent_container_id integer references simple_containers, top_container_id integer references simple_containers);
