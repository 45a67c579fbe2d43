CREATE TABLE price (id integer primary key, amount int, note text);
INSERT INTO price VALUES (1, 10, 'x'), (2, 30, 'y');
CREATE TABLE invoice (price_id int, total int);
INSERT INTO invoice VALUES (1, 5), (1, 6), (2, 7);
