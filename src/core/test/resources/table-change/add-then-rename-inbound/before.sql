CREATE TABLE parent (id integer primary key, code varchar(10) UNIQUE, old text, n int DEFAULT 1);
CREATE TABLE child (code text REFERENCES parent (code), n int);
CREATE INDEX ix_low ON parent (lower(code));
CREATE VIEW v AS SELECT code FROM parent;
INSERT INTO parent VALUES (1, 'a', 'x', 1), (2, 'b', 'y', 2);
INSERT INTO child VALUES ('a', 1);
