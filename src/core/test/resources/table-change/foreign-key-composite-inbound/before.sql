CREATE TABLE p (a int, b text, v int, PRIMARY KEY (a, b));
CREATE TABLE c (id integer primary key, b text, a int, FOREIGN KEY (a, b) REFERENCES p ON UPDATE CASCADE ON DELETE CASCADE);
INSERT INTO p VALUES (1, 'x', 1), (1, 'y', 2);
INSERT INTO c VALUES (1, 'x', 1), (2, 'y', 1), (3, NULL, 9);
