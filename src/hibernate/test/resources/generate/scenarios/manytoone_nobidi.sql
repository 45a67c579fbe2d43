-- options: nobidi
-- expect: private SimpleContainers container;
-- refuse: Set<
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, container_id integer references simple_containers (id));
