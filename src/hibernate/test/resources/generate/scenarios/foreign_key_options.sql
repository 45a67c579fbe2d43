-- expect: foreignKey = @ForeignKey(name = "fk", options = "on delete cascade on update set null deferrable initially deferred")
create table simple_containers (id integer primary key);
create table simple_items (id integer primary key, container_id integer, constraint fk foreign key (container_id) references simple_containers (id) on update set null on delete cascade deferrable initially deferred);
