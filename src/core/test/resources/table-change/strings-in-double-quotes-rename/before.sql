CREATE TABLE t (a text DEFAULT "b", b text CHECK (b <> 'b'));
CREATE VIEW v AS SELECT a, 'b' AS s, "b" FROM t;
CREATE TRIGGER g AFTER INSERT ON t WHEN new.b = 'b' BEGIN UPDATE t SET a = 'b' || "b" WHERE rowid = new.rowid; END;
INSERT INTO t (b) VALUES ('x');
