CREATE TABLE node (id integer primary key, parent int REFERENCES node ON DELETE CASCADE, name text);
INSERT INTO node VALUES (1, NULL, 'root'), (2, 1, 'a'), (3, 2, 'b'), (4, 2, 'c');
