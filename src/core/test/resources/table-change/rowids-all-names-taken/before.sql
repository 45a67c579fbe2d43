CREATE TABLE t (rowid int, _rowid_ int, oid int);
INSERT INTO t VALUES (7, 1, 2), (3, 4, 5);
