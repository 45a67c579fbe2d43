CREATE TABLE t (a int, b text, c real, PRIMARY KEY (c, a)) WITHOUT ROWID; -- the key is not in column order
INSERT INTO t VALUES (1, 'x', 2.5), (2, 'y', 0.5);
