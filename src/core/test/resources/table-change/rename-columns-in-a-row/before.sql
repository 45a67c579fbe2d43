CREATE TABLE t (a int, b text, CHECK (a <> 1 OR b <> 'b'));
CREATE INDEX i ON t (a, b);
INSERT INTO t VALUES (5, 'five');
