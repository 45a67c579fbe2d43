INSERT INTO t (id, a, b, c) VALUES (1, 'uno', 3, NULL);
INSERT INTO t (id, a, b, c) VALUES (5, NULL, 5, 5);
INSERT INTO t (id, a, b, c) VALUES (6, 'six', 2, 6);
