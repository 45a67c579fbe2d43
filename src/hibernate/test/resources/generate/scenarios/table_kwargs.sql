-- expect: @Table(name = "simple", options = "without rowid, strict")
create table simple (id int primary key not null, v any) without rowid, strict;
