CREATE TABLE t (id integer primary key, a int);
CREATE TABLE other (a int);
INSERT INTO t VALUES (1, 10), (2, 20);
CREATE TEMP VIEW other AS SELECT 1 AS a;
