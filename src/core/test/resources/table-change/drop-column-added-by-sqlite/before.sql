CREATE TABLE item (
    id integer NOT NULL PRIMARY KEY,
    name varchar(50) NOT NULL, note text,
    CONSTRAINT uq_name UNIQUE (name)
);
INSERT INTO item VALUES (5, 'five', 'n');
