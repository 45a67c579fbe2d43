-- expect: @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "container_id") private SimpleContainers container;
-- expect: @OneToMany(mappedBy = "container") private Set<SimpleItems> simpleItems
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, container_id integer references simple_containers (id));
