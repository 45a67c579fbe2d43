CREATE TABLE t (rowid integer primary key, a text);
INSERT INTO t VALUES (7, 'seven'), (3, 'three');
