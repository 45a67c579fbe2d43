-- options: use_inflect
-- expect: public static class SimpleContainer {
-- expect: private SimpleContainer container;
-- expect: private Set<SimpleItem> simpleItems
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, container_id integer references simple_containers (id));
