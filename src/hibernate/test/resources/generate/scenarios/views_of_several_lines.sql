-- expect: private String word;
create table simple (id integer primary key, a text, b text);
create view lines as select id, a || b as word
  from simple
  where a <> '\' and b <> "a""b";
