CREATE TABLE t (a text COLLATE NOCASE, b int);
INSERT INTO t VALUES ('x', 1), (NULL, 1), (NULL, 2), ('y', NULL), ('y', NULL);
