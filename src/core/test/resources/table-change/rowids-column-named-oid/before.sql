CREATE TABLE t ("OID" int, [ROWID] int);
INSERT INTO t (_rowid_, oid, rowid) VALUES (7, 1, 2), (3, 4, 5);
