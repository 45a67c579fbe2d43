CREATE TABLE t (a text, old int, PRIMARY KEY (old));
INSERT INTO t VALUES ('x', 5), ('y', 6);
