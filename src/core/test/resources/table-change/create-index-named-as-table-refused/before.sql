CREATE TABLE t (a int);
CREATE TABLE other (a int);
