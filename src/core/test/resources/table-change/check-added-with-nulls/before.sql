CREATE TABLE t (a int, b int);
INSERT INTO t VALUES (1, 2), (NULL, 2), (3, NULL);
