CREATE TABLE t (a int UNIQUE, b text, c int, UNIQUE (b), UNIQUE (c, b));
CREATE INDEX ix ON t (c);
CREATE TABLE other (n UNIQUE);
INSERT INTO other VALUES (1);
INSERT INTO t VALUES (1, 'p', 1), (2, 'q', 1), (3, 'r', 2);
ANALYZE;
