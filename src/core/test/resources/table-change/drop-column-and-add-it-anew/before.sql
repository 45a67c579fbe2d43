CREATE TABLE t (a int, b text, c real);
INSERT INTO t VALUES (1, 'one', 1.5);
