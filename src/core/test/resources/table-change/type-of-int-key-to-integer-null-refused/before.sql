CREATE TABLE t (id INT PRIMARY KEY, a text);
INSERT INTO t (id, a) VALUES (1, 'one'), (NULL, 'none');
