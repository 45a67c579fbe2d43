CREATE TABLE t (a int);
CREATE TABLE other (a int);
CREATE INDEX ix ON other (a);
