-- expect: @ColumnDefault("':001'")
create table simple_items (id integer primary key, t varchar(10) default ':001');
