CREATE TABLE t (a int UNIQUE, b text);
CREATE INDEX ix ON t (lower(b) || "dq");
CREATE TABLE k (r REFERENCES t (a));
INSERT INTO t VALUES (1, 'x');
INSERT INTO k VALUES (1);
