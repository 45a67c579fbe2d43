CREATE TABLE t (a text, b int);
CREATE UNIQUE INDEX t_e ON t (lower(a), 'a', "b") WHERE a <> 'a' AND [a] > "b";
INSERT INTO t VALUES ('A', 1), ('a', 2);
