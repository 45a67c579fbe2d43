-- expect: @JoinColumn(name = "parent_container") private SimpleContainers parentContainer;
-- expect: @JoinColumn(name = "top_container") private SimpleContainers topContainer;
-- expect: private Set<SimpleItems> simpleItemsByTopContainer
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, parent_container integer references simple_containers, top_container integer references simple_containers);
