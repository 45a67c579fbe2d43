-- expect: @Column(name = "` id `") private Long id;
create table simple_items (" id " integer primary key);
