CREATE TABLE t (a int, b int, c int, UNIQUE (a, b));
CREATE UNIQUE INDEX t_ab ON t (a, b);
CREATE UNIQUE INDEX t_c ON t (c);
INSERT INTO t VALUES (1, 1, 1), (1, 2, NULL), (2, 1, NULL);
