CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c text AS (a || 'a'), CHECK (b <> 5));
INSERT INTO t (a) VALUES (1);
