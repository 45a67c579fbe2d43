-- options: noidsuffix
-- expect: foreignKey = @ForeignKey(name = "foreignkeytest")) private SimpleContainers simpleContainers;
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, container_id integer, constraint foreignkeytest foreign key (container_id) references simple_containers (id));
