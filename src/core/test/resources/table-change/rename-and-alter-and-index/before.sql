CREATE TABLE t (a varchar(10) NOT NULL, b text);
CREATE INDEX ix ON t (a);
INSERT INTO t VALUES ('1', 'x');
