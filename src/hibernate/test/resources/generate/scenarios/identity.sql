-- expect: @GeneratedValue(strategy = GenerationType.IDENTITY) @Column(columnDefinition = "integer autoincrement") private Long id;
create table simple_items (id integer primary key autoincrement);
