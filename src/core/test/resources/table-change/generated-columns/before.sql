CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED, c text AS (a || '-' || b) VIRTUAL UNIQUE, d int AS (b + 1) NOT NULL CHECK (d > 0), e text);
CREATE INDEX t_b ON t (b DESC) WHERE c <> '';
INSERT INTO t (a, e) VALUES (1, 'one'), (2, 'two');
