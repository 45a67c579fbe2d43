CREATE TABLE price (id integer primary key, code text UNIQUE, amount int);
INSERT INTO price VALUES (1, 'a', 10), (2, 'b', 30);
CREATE TABLE invoice (price_code text REFERENCES price (code), code int);
INSERT INTO invoice VALUES ('a', 5), ('a', 6), ('b', 7);
