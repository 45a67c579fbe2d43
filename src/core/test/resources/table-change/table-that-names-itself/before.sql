CREATE TABLE t (a int CHECK (t.a > 0), c text);
CREATE INDEX t_i ON t (a) WHERE t.a > 1;
INSERT INTO t (rowid, a, c) VALUES (9, 1, 'x'), (4, 2, 'y');
