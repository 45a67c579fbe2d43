CREATE TABLE t (b text);
INSERT INTO t VALUES ('x'), ('y');
