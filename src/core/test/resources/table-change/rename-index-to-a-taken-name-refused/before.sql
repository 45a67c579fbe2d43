CREATE TABLE t (a int, b text);
CREATE INDEX one ON t (a);
CREATE INDEX two ON t (b);
