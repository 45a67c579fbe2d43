CREATE TABLE t (id integer primary key, a int, b text, UNIQUE (b));
CREATE INDEX t_a ON t (a);
CREATE INDEX t_e ON t (upper(b)) WHERE a > 1;
INSERT INTO t VALUES (1, 1, 'a'), (2, 1, 'b'), (3, 2, 'c'), (4, 2, 'd');
ANALYZE;
