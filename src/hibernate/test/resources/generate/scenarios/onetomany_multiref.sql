-- expect: private SimpleContainers parentContainer;
-- expect: @ManyToOne(fetch = FetchType.LAZY, optional = false) @JoinColumn(name = "top_container_id", nullable = false) private SimpleContainers topContainer;
-- expect: mappedBy = "parentContainer") private Set<SimpleItems> simpleItemsByParentContainer
-- expect: mappedBy = "topContainer") private Set<SimpleItems> simpleItemsByTopContainer
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, parent_container_id integer, top_container_id integer not null, foreign key (parent_container_id) references simple_containers (id), foreign key (top_container_id) references simple_containers (id));
