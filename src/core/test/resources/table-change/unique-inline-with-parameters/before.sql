CREATE TABLE t (id integer primary key, a varchar(10) UNIQUE, b decimal(10, 2) CONSTRAINT ub UNIQUE ON CONFLICT IGNORE, c int);
INSERT INTO t VALUES (1, 'a', 1.5, 1), (2, NULL, NULL, 2), (3, NULL, 2, 3);
