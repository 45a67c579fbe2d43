CREATE TABLE t (id INTEGER PRIMARY KEY DESC, a text);
INSERT INTO t (rowid, id, a) VALUES (7, 1, 'seven'), (3, 2, 'three'), (9, NULL, 'none');
