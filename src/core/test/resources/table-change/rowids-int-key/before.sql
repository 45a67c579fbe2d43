CREATE TABLE t (id int primary key, a text);
INSERT INTO t (rowid, id, a) VALUES (7, 1, 'seven'), (3, 2, 'three'), (9, NULL, 'none');
