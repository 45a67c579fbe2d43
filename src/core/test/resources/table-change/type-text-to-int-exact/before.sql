CREATE TABLE t (id integer primary key, n text);
INSERT INTO t VALUES (1, '22'), (2, '-7'), (3, NULL), (4, '0');
CREATE INDEX t_n ON t (n);
