CREATE TABLE t (a text, b text, CONSTRAINT old PRIMARY KEY (a));
INSERT INTO t VALUES (1, 'x'), (NULL, 'y'), (NULL, 'z');
