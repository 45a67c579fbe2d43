CREATE TABLE t (k text PRIMARY KEY, v) WITHOUT ROWID;
CREATE INDEX t_v ON t (v DESC);
INSERT INTO t VALUES ('b', 1), ('a', '1'), ('c', x'31');
