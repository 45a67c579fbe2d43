CREATE TABLE t (id integer primary key, n int, twice int GENERATED ALWAYS AS (n * 2), kept int AS (n * 3) STORED);
INSERT INTO t (n) VALUES (1), (2), (3);
