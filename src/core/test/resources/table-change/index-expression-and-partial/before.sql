CREATE TABLE t (a text, b int, c real);
CREATE INDEX t_e ON t (lower(a), abs(b) DESC, c) WHERE b IS NOT NULL AND c > 0.5;
CREATE UNIQUE INDEX if not exists t_u on t (a || '-' || b) /* why */ where "a" <> 'x';
CREATE INDEX [t j] ON t (json_extract(a, '$.x')) WHERE a LIKE '{%';
INSERT INTO t VALUES ('{"x": 1}', 1, 1), ('x', 2, 2), ('x', 2, 2);
