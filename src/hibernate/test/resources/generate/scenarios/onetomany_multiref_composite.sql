-- expect: mappedBy = "simpleContainers") private Set<SimpleItems> simpleItemsBySimpleContainers
-- expect: mappedBy = "simpleContainers2") private Set<SimpleItems> simpleItemsBySimpleContainers2
create table simple_containers (id1 integer not null, id2 integer not null, primary key (id1, id2));
create table simple_items (id integer primary key, parent_id1 integer, parent_id2 integer, top_id1 integer, top_id2 integer,
    foreign key (parent_id1, parent_id2) references simple_containers (id1, id2), foreign key (top_id1, top_id2) references simple_containers (id1, id2));
