CREATE TABLE t (a text, b int);
CREATE UNIQUE INDEX ix ON t (a) WHERE b > 0;
INSERT INTO t VALUES ('x', 1), ('X', 2), ('y', 3), ('Y', 0);
