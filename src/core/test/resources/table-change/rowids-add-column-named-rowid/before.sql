CREATE TABLE t (a text);
INSERT INTO t (rowid, a) VALUES (7, 'seven'), (3, 'three');
