CREATE TABLE node (id integer primary key, next int REFERENCES node (id) ON DELETE SET NULL, name varchar(3));
INSERT INTO node VALUES (2, NULL, 'b'), (1, 2, 'a');
UPDATE node SET next = 1 WHERE id = 2;
