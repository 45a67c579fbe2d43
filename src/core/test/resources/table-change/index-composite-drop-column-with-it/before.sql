CREATE TABLE t (a text, b int, c int);
CREATE INDEX t_ab ON t (a, b);
CREATE INDEX t_bc ON t (b, c);
INSERT INTO t VALUES ('x', 1, 2);
