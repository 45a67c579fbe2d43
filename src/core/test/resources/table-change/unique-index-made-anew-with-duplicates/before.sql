CREATE TABLE t (a text, b int);
CREATE UNIQUE INDEX ix ON t (a, b);
INSERT INTO t VALUES ('x', 1), ('x', 2), ('y', 3);
