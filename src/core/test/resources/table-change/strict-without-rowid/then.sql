INSERT INTO t (k, n) VALUES ('a', 2);
