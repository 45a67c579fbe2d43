CREATE TABLE t (a int, b int);
CREATE INDEX ix ON t (a);
INSERT INTO t VALUES (1, 2);
