CREATE TABLE t (id integer primary key, n int);
INSERT INTO t VALUES (1, 5), (2, 9007199254740993), (3, NULL);
