-- expect: @Column(columnDefinition = "text") private String relationship;
-- expect: @JoinColumn(name = "relationship_id") private Relationship relationship2;
create table relationship (id integer primary key);
create table simple_items (id integer primary key, relationship text, relationship_id integer references relationship (id));
