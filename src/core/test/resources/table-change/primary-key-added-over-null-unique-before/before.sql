CREATE TABLE t (a int UNIQUE, b text);
INSERT INTO t VALUES (1, 'x'), (NULL, 'y');
