-- expect: @Index(name = "idx_number", columnList = "number")
-- expect: @Index(name = "idx_text_number", columnList = "text asc, number desc", unique = true)
-- expect: @Index(name = "idx_partial", columnList = "boss_id", options = "where boss_id is null")
create table simple_items (id integer primary key, number integer, text text, boss_id integer);
create index idx_number on simple_items (number);
create unique index idx_text_number on simple_items (text, number desc);
create index idx_partial on simple_items (boss_id) where boss_id is null;
