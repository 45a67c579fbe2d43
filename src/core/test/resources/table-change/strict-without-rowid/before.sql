CREATE TABLE t (k TEXT, n INT, v BLOB, PRIMARY KEY (k, n DESC))
  /* both */ STRICT , WITHOUT ROWID;
INSERT INTO t VALUES ('a', 1, x'01'), ('a', 2, x'02'), ('b', 1, NULL);
