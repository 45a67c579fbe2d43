-- expect: @Column(name = "other_id", columnDefinition = "integer constraint fk_gone references elsewhere (id)") private Integer otherId;
-- expect: Note: the foreign key on other_id to elsewhere refers to a table that is not an entity
create table simple (id integer primary key, other_id integer, constraint fk_gone foreign key (other_id) references elsewhere (id));
