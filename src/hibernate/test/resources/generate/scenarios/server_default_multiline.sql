-- expect: @ColumnDefault(""" 'foo bar'""")
create table simple_items (id integer primary key, t text default 'foo
  bar');
