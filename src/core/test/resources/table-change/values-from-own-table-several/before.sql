CREATE TABLE price (id integer primary key autoincrement, amount varchar(9), rest int);
INSERT INTO price VALUES (1, '10', 1), (2, '30', 2), (9, '60', 3);
DELETE FROM price WHERE id = 9;
INSERT INTO price (amount, rest) VALUES ('60', 3);
