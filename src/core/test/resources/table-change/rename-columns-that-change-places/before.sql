CREATE TABLE t (a int CHECK (a < 100), b text, UNIQUE (a, b));
CREATE INDEX ix ON t (a, b DESC) WHERE b <> 'b';
CREATE TABLE k (r int, q text, FOREIGN KEY (r, q) REFERENCES t (a, b));
CREATE VIEW v AS SELECT a AS x, b AS y FROM t;
CREATE TRIGGER tr AFTER INSERT ON t WHEN new.a > 1 BEGIN UPDATE t SET b = 'b' WHERE a = new.a; END;
INSERT INTO t VALUES (1, 'x');
INSERT INTO k VALUES (1, 'x');
