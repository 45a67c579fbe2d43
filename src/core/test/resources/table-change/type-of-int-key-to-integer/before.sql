CREATE TABLE t (id INT PRIMARY KEY, a text);
CREATE TABLE c (t int REFERENCES t);
INSERT INTO t (rowid, id, a) VALUES (7, 1, 'seven'), (3, 2, 'three');
INSERT INTO c VALUES (1), (2);
