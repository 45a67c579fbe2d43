CREATE TABLE t (a any, b int) STRICT;
INSERT INTO t VALUES ('1', 1), (1, 2), (x'00', 3);
