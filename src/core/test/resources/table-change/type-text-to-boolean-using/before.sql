CREATE TABLE t (id integer primary key, b varchar(5));
INSERT INTO t VALUES (1, 'true'), (2, 'false'), (3, NULL);
