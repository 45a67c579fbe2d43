CREATE TABLE Parent (Id integer primary key, Code text UNIQUE);
CREATE TABLE c (p int REFERENCES "PARENT" (ID) ON DELETE CASCADE, q text, FOREIGN KEY (q) REFERENCES [parent] (CODE) ON UPDATE CASCADE);
INSERT INTO parent VALUES (1, 'one'), (2, 'two');
INSERT INTO c VALUES (1, 'two');
