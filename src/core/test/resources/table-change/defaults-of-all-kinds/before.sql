CREATE TABLE t (a int DEFAULT 10, b DEFAULT -5, c DEFAULT +3, d DEFAULT x'ff', e text DEFAULT 'it''s', f DEFAULT TRUE, g DEFAULT NULL, h real DEFAULT 1e3, i DEFAULT 0x1F, j DEFAULT (1 + 2), k text DEFAULT ('a' || 'b'), l DEFAULT CURRENT_DATE, m text DEFAULT '', n DEFAULT word, o int DEFAULT '7', p);
INSERT INTO t (l, p) VALUES ('day', 1);
