-- law: with settings
-- note: nine: index ix_nine names a column twice, which entities cannot declare
create table nine (id integer primary key, v text, w text);
create unique index ix_nine on nine (v, v);
create unique index ix_nine_b on nine (v);
create index ix_nine_c on nine (w, w desc);
create index ix_nine_d on nine (w collate nocase, w);
