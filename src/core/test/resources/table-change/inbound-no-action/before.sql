CREATE TABLE p (id integer primary key, name varchar(5));
CREATE TABLE c (p int REFERENCES p);
INSERT INTO p VALUES (1, 'one'), (2, 'two');
INSERT INTO c VALUES (1), (1);
