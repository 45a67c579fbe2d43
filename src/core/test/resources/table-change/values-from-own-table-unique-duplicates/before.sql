CREATE TABLE stop (trip int NOT NULL, name text);
INSERT INTO stop VALUES (1, 'a'), (2, 'b'), (1, 'c'), (1, 'd');
