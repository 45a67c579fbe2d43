-- expect: @JoinColumns( value = { @JoinColumn(name = "container_id1", referencedColumnName = "id1"), @JoinColumn(name = "container_id2", referencedColumnName = "id2")
-- expect: options = "on delete cascade on update cascade"
-- expect: private SimpleContainers simpleContainers;
create table simple_containers (id1 integer not null, id2 integer not null, primary key (id1, id2));
create table simple_items (id integer primary key, container_id1 integer, container_id2 integer,
    foreign key (container_id1, container_id2) references simple_containers (id1, id2) on delete cascade on update cascade);
