CREATE TABLE p (id integer primary key, code text UNIQUE, n int);
CREATE TABLE c (p int REFERENCES p ON DELETE RESTRICT, code text REFERENCES p (code) DEFERRABLE INITIALLY DEFERRED);
INSERT INTO p VALUES (1, 'one', 5), (2, 'two', 6);
INSERT INTO c VALUES (1, 'two');
