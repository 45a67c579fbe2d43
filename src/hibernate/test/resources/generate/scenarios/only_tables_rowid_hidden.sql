-- law: no
-- note: simple is left out: it has no primary key, and columns of its own hide its rowid
create table simple (rowid integer, oid integer, _rowid_ text); create table other (id integer primary key);
