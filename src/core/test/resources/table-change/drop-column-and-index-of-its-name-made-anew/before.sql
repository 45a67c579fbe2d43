CREATE TABLE t (a int, b text, c int);
CREATE INDEX ix ON t (a);
INSERT INTO t VALUES (1, 'x', 1);
