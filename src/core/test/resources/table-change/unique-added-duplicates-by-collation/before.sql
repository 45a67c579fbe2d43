CREATE TABLE t (a text COLLATE NOCASE, b int);
INSERT INTO t VALUES ('x', 1), ('X', 2), ('y', 3);
