CREATE TABLE t (id integer primary key, a varchar(5));
INSERT INTO t VALUES (1, 'main');
CREATE INDEX t_a ON t (a);
CREATE TEMP TABLE t (id int, secret text);
INSERT INTO temp.t VALUES (7, 'temp');
