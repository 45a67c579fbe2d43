CREATE TABLE p (a int, b text, UNIQUE (b, a));
CREATE TABLE c (b text, a int);
INSERT INTO p VALUES (1, 'x');
INSERT INTO c VALUES ('x', 1), ('q', NULL), (NULL, 1);
