CREATE TABLE t (a text COLLATE NOCASE, b int, n int, PRIMARY KEY (b DESC, a)) WITHOUT ROWID;
INSERT INTO t VALUES ('x', 1, 10), ('Y', 1, 20), ('x', 2, 30);
