-- expect: referencedColumnName = "id2"
-- expect: private Set<SimpleContainers> simpleContainers
-- refuse: class ContainerItems
create table simple_items (id1 integer not null, id2 integer not null, primary key (id1, id2));
create table simple_containers (id1 integer not null, id2 integer not null, primary key (id1, id2));
create table container_items (a_item_id1 integer not null, b_item_id2 integer not null, c_container_id1 integer not null, d_container_id2 integer not null,
    primary key (a_item_id1, b_item_id2, c_container_id1, d_container_id2),
    foreign key (a_item_id1, b_item_id2) references simple_items (id1, id2),
    foreign key (c_container_id1, d_container_id2) references simple_containers (id1, id2));
