CREATE TABLE t (rowid int, body text);
CREATE TABLE log (n int);
CREATE TRIGGER tr AFTER INSERT ON t BEGIN INSERT INTO log VALUES (new.rowid); END;
INSERT INTO t (rowid, body) VALUES (7, 'one');
