CREATE TABLE stop (id integer primary key, name text);
INSERT INTO stop VALUES (1, 'a'), (2, 'b');
