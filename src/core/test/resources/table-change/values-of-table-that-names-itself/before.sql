CREATE TABLE t (a int CHECK (t.a > 0), c text COLLATE NOCASE, d text);
CREATE INDEX t_i ON t (a) WHERE t.a > 1;
INSERT INTO t (rowid, a, c, d) VALUES (9, 1, 'X', '1'), (4, 2, 'y', 'other');
