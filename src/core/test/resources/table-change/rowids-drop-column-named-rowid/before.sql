CREATE TABLE t (a text, rowid int);
INSERT INTO t (_rowid_, a, rowid) VALUES (7, 'seven', 1), (3, 'three', 2);
