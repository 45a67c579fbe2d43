CREATE TABLE t (a INT NOT NULL, b ANY, c TEXT DEFAULT 'x') STRICT;
INSERT INTO t VALUES (1, '007', 'p'), (2, 7, 'q'), (3, x'00', NULL), (4, 1.0, '');
