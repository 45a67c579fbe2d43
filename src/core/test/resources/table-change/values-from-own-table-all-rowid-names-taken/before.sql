CREATE TABLE t (rowid text, _rowid_ text, oid text, n int);
INSERT INTO t VALUES ('a', 'b', 'c', 1), ('a', 'e', 'f', 2);
