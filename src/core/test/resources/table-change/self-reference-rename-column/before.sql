CREATE TABLE node (id integer primary key, code text UNIQUE, parent text REFERENCES node (code), CONSTRAINT up FOREIGN KEY (parent) REFERENCES "node" ("code") ON UPDATE CASCADE);
INSERT INTO node VALUES (1, 'r', NULL), (2, 'a', 'r');
