CREATE TABLE item (id integer primary key, kind text, n int);
INSERT INTO item VALUES (1, 'a', 1), (2, 'a', 2), (3, 'b', 4);
CREATE VIEW kinds AS SELECT kind, sum(n) AS total FROM item GROUP BY kind;
CREATE VIEW twice AS SELECT kind, 2 * total AS total FROM kinds;
