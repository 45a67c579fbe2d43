CREATE TABLE t (rowid text, b int);
INSERT INTO t (_rowid_, rowid, b) VALUES (7, 'seven', 1), (3, 'three', 2);
