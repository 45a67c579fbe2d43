-- expect: @Id private Integer id1;
-- expect: @Id @ColumnDefault("1") private Integer id2;
-- refuse: GeneratedValue
create table simple_items (id1 integer not null, id2 integer not null default 1, name text, primary key (id1, id2));
