CREATE TABLE p (id integer primary key);
CREATE TABLE c (p int REFERENCES p, n int);
CREATE TABLE t (a int REFERENCES p, b int);
INSERT INTO p VALUES (1);
INSERT INTO c VALUES (77, 1);
INSERT INTO t VALUES (1, 1), (78, 2);
