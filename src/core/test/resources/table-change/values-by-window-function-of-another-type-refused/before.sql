CREATE TABLE stop (id integer primary key, trip int, name text) STRICT;
INSERT INTO stop VALUES (1, 7, 'a'), (2, 8, 'b');
