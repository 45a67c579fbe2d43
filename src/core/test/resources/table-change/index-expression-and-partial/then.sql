INSERT INTO t (a, b) VALUES ('{"x": 1}', 1);
SELECT count(*) FROM t INDEXED BY t_e WHERE b IS NOT NULL AND c > 0.5 AND lower(a) = 'x';
