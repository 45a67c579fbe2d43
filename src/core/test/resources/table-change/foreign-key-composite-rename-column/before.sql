CREATE TABLE p (a int, b text, PRIMARY KEY (a, b));
CREATE TABLE c (b text, a int, FOREIGN KEY (a, b) REFERENCES p (a, b), CHECK (b <> 'b'));
INSERT INTO p VALUES (1, 'x');
INSERT INTO c VALUES ('x', 1);
