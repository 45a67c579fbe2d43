CREATE TABLE t (k varchar(5) PRIMARY KEY, v int) WITHOUT ROWID;
INSERT INTO t VALUES ('b', 1), ('a', 2);
