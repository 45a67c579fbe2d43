INSERT INTO t (a) VALUES ('next');
