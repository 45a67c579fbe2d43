CREATE TABLE p (id integer primary key, a int, b int, UNIQUE (a, b));
CREATE TABLE q (k text primary key);
CREATE TABLE c (
  p1 int CONSTRAINT first REFERENCES p ON DELETE CASCADE, p2 int REFERENCES p (id) ON DELETE SET NULL,
  a int, b int, k text REFERENCES q ON UPDATE CASCADE, n int,
  CONSTRAINT third FOREIGN KEY (a, b) REFERENCES p (a, b) ON DELETE SET DEFAULT);
INSERT INTO p VALUES (1, 10, 11), (2, 20, 21);
INSERT INTO q VALUES ('k');
INSERT INTO c VALUES (1, 2, 10, 11, 'k', 5);
