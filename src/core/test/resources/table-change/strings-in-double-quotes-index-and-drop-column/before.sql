CREATE TABLE t (a int, b text, c varchar(3));
CREATE INDEX ix ON t (lower(b) || "dq");
INSERT INTO t VALUES (1, 'x', 'y');
