-- expect: @Column(columnDefinition = "integer") private Boolean bool1;
-- expect: private Boolean bool2;
-- expect: private Boolean bool3;
create table simple_items (id integer primary key, bool1 integer check (bool1 IN (0, 1)), bool2 smallint check (bool2 in (0,1)), bool3 boolean);
