CREATE TABLE t (id integer primary key, a int);
INSERT INTO t VALUES (1, 10), (2, 20);
CREATE TEMP TABLE t (id int, a int);
INSERT INTO temp.t VALUES (7, 70);
