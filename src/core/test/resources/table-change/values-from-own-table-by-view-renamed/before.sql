CREATE TABLE price (id integer primary key, amount int, note text);
INSERT INTO price VALUES (1, 10, 'x'), (2, 30, 'y');
CREATE VIEW sums AS SELECT note, sum(amount) AS whole FROM price GROUP BY note;
CREATE VIEW plain AS SELECT id, amount FROM price;
