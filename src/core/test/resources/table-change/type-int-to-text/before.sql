CREATE TABLE t (id integer primary key, n int);
INSERT INTO t VALUES (1, 5), (2, -7), (3, NULL);
CREATE UNIQUE INDEX t_n ON t (n);
