-- options: nofknames
-- expect: mappedBy = "parentContainer") private Set<SimpleItems> simpleItems =
-- expect: mappedBy = "topContainer") private Set<SimpleItems> simpleItems2 =
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, parent_container_id integer, top_container_id integer not null, foreign key (parent_container_id) references simple_containers (id), foreign key (top_container_id) references simple_containers (id));
