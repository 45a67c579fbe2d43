INSERT INTO t (a) VALUES ('no number');
INSERT INTO t (a, b) VALUES (5, 0.5);
