CREATE TABLE t (a int, b text) STRICT;
INSERT INTO t VALUES (1, 'x'), (2, '3');
