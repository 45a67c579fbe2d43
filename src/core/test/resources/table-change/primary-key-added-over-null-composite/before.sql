CREATE TABLE t (id int UNIQUE, a int, b text);
INSERT INTO t VALUES (1, 1, 'x'), (2, NULL, 'y'), (3, 1, NULL), (4, NULL, NULL), (5, 2, 'z');
