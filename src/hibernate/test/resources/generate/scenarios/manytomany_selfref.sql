-- expect: joinColumns = @JoinColumn(name = "child_id"), inverseJoinColumns = @JoinColumn(name = "parent_id"))
-- expect: private Set<SimpleItems> parents
-- expect: @ManyToMany(mappedBy = "parents") private Set<SimpleItems> children
create table simple_items (id integer primary key);
create table child_items (child_id integer not null references simple_items (id), parent_id integer not null references simple_items (id), primary key (child_id, parent_id));
