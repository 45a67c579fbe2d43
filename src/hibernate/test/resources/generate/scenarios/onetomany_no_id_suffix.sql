-- options: noidsuffix
-- expect: @JoinColumn(name = "container_id") private SimpleContainers simpleContainers;
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, container_id integer references simple_containers (id));
