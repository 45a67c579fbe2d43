INSERT INTO t (l, p) VALUES ('night', 2);
