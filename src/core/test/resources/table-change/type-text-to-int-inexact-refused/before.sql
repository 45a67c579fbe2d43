CREATE TABLE t (id integer primary key, n text);
INSERT INTO t VALUES (1, '22'), (2, '8.5'), (3, '12abc'), (4, '007'), (5, ''), (6, ' 1');
