-- options: noindexes
-- law: no
-- refuse: @Index
create table simple_items (id integer primary key, number integer);
create index idx_number on simple_items (number);
