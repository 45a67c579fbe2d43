CREATE TABLE price (id integer primary key, amount int, total int);
INSERT INTO price VALUES (1, 10, 7), (2, 30, 8);
