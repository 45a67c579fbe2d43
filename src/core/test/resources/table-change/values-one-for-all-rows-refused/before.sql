CREATE TABLE t (id integer primary key, a int);
INSERT INTO t VALUES (1, 10), (2, 20);
