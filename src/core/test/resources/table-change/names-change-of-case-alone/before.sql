CREATE TABLE item (id integer primary key, name text CHECK (name <> ''));
CREATE INDEX ix ON item (name);
CREATE VIEW v AS SELECT name FROM item;
INSERT INTO item VALUES (1, 'one');
