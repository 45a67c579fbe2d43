CREATE TABLE t (id integer primary key, at varchar(30));
INSERT INTO t VALUES (1, '2026-01-02 03:04:05'), (2, NULL), (3, '20260102'), (4, '1767323045.0');
