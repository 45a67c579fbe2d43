INSERT INTO t (a, b) VALUES (0, 'a');
INSERT INTO t (a, b) VALUES (200, 'a');
INSERT INTO t (a, b, c) VALUES (5, 'a', 1);
