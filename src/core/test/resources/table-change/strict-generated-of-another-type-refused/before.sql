CREATE TABLE t (id integer primary key, a int, g text AS (a || 'g'), h text AS (g || 'h') STORED) STRICT;
INSERT INTO t VALUES (1, 5), (2, NULL);
