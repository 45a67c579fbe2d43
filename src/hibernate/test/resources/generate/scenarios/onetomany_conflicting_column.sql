-- expect: private String relationship;
-- expect: private String simpleItems;
-- expect: private Set<SimpleItems> simpleItems2
create table simple_containers (id integer primary key, relationship text, simple_items text);
create table simple_items (id integer primary key, container_id integer references simple_containers (id));
