-- expect: @ColumnDefault("'foo\n bar'")
create table simple_items (id integer primary key, t text default 'foo
  bar');
