CREATE TABLE t (code text, n int, PRIMARY KEY (code, n)) ;
INSERT INTO t VALUES ('b', 1), (NULL, 2);
CREATE INDEX ix_t ON t (n);
CREATE VIEW v AS SELECT code FROM t;
