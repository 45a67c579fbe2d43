INSERT INTO t (a) VALUES ('a');
INSERT INTO t (a, b, c) VALUES ('z', 'b', 'c');
