CREATE TABLE c (p int REFERENCES nowhere (id), n int);
INSERT INTO c VALUES (NULL, 1);
