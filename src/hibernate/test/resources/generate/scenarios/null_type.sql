-- expect: @Column(columnDefinition = "null") private String anything;
-- expect: @Column(nullable = false, columnDefinition = "not null") private String something;
create table simple_items (id integer primary key, anything, something not null);
