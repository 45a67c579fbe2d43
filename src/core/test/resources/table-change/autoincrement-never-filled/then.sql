INSERT INTO t (a) VALUES ('first');
