CREATE TABLE t (a text, b int);
INSERT INTO t (rowid, a, b) VALUES (-4, 'minus', 1), (10, 'ten', 2), (9000000000, 'large', 3);
