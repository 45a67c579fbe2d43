CREATE TABLE node (id integer primary key, up integer REFERENCES node, depth integer);
INSERT INTO node VALUES (1, NULL, 0), (2, 1, NULL), (3, 2, 7), (4, 3, NULL);
