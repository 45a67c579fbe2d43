-- law: no
-- note: simple is left out: it has no primary key, and its columns hide the rowid
create table simple (rowid integer, oid integer, _rowid_ text); create table other (id integer primary key);
