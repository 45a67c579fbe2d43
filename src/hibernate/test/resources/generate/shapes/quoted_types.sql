create table part (id integer primary key, code varchar[10], note varchar [20] not null default '-', tags text[], kind 'text', size "varchar(8)",
    a [double], b `int`, c "INTEGER", d "my type"(3), e long varchar, f "unsigned big"  int, g [my]"type", h 'decimal'(3, 2), i int[4] not null,
    j `varchar`(10) collate nocase, k "character varying"(20), l [text] default 'x', m "a""b", n 'it''s', o [date], p "timestamp", q 'blob',
    r unsigned[big] int default 5 not null, s "boolean", t varchar/* comment */(7), u varchar ( 9 ), v decimal ( 5 , 2 ), w "references", x "default" text);
create table quoted_key (id "integer" primary key);
create table bracket_key (id [int] primary key, ref "bigint" references quoted_key (id), other varchar[5] references part (kind));
create table bracket_text_key (id varchar[8] not null primary key);
create table refers (id integer primary key, b varchar[8] not null references bracket_text_key (id), c "varchar"[8] references bracket_text_key);
create table pair (a "int" not null, b varchar[3] not null, primary key (a, b));
create table pair_refers (id integer primary key, a "int", b varchar[3], foreign key (a, b) references pair (a, b));
insert into part (code, tags, kind, size, i) values ('a', 'b', 'c', 'd', 1);
