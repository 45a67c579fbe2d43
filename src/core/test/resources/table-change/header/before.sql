PRAGMA page_size = 8192;
PRAGMA encoding = 'UTF-16le';
PRAGMA user_version = 77;
PRAGMA application_id = 123456;
CREATE TABLE t (a text, b int);
INSERT INTO t VALUES ('ü', 1);
