CREATE TABLE t (id integer primary key, a text, b int, gone int);
INSERT INTO t VALUES (1, 'x', 1, 0), (2, 'X', 1, 0), (3, 'y', 2, 0), (4, 'Y', 3, 0), (5, 'x', 4, 0), (6, NULL, 1, 0), (7, NULL, 1, 0);
