CREATE TABLE stop (id integer primary key, trip int, name text) STRICT;
INSERT INTO stop VALUES (1, 7, 'a'), (2, 8, 'b'), (3, 7, 'c'), (4, 7, 'd');
