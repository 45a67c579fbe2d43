-- expect: @Column(name = "other_id", columnDefinition = "integer constraint fk_gone references elsewhere (id)") private Integer otherId;
-- expect: Note: the foreign key over other_id to elsewhere leads to what is no entity here
create table simple (id integer primary key, other_id integer, constraint fk_gone foreign key (other_id) references elsewhere (id));
