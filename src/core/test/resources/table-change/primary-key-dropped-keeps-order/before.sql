CREATE TABLE t (id integer primary key, b text);
INSERT INTO t VALUES (5, 'x'), (2, 'y');
