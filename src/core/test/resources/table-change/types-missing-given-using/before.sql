CREATE TABLE t (a, b);
INSERT INTO t VALUES (1, 1), ('two', 2), (x'03', 3);
