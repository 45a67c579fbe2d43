-- expect: private String name;
-- expect: @Column(name = "name", columnDefinition = "text") private String name2;
create table simple (id integer primary key, name text);
create table child (id integer primary key references simple (id), name text);
