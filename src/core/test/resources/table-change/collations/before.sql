CREATE TABLE t (a text COLLATE NOCASE UNIQUE, b COLLATE RTRIM, c text collate nocase default 'c' not null);
CREATE INDEX t_b ON t (b COLLATE NOCASE DESC, a COLLATE BINARY, c);
CREATE UNIQUE INDEX t_bc ON t (b, c COLLATE RTRIM);
INSERT INTO t VALUES ('A', 'b ', 'c'), ('b', 'B', 'c '), (NULL, NULL, 'C');
