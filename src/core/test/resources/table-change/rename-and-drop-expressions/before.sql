CREATE TABLE t (id integer primary key, a text, b text, n int, CHECK (a <> 'x'), CONSTRAINT ck_b CHECK (length(b) > 1));
CREATE INDEX ix_low ON t (lower(a)) WHERE a > 'b';
CREATE INDEX ix_b ON t (b);
INSERT INTO t VALUES (1, 'one', 'eins', 1), (2, 'two', 'zwei', 2);
