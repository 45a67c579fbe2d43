CREATE TABLE t (code text, n int, PRIMARY KEY (code, n)) strict, without rowid;
INSERT INTO t VALUES ('b', 1), ('a', 2);
CREATE INDEX ix_t ON t (n);
CREATE VIEW v AS SELECT code FROM t;
