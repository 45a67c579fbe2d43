CREATE TABLE t (id integer primary key, a text, b text, CHECK (a <> 'x'));
CREATE INDEX ix_a ON t (lower(a)) WHERE b > 'b';
INSERT INTO t VALUES (1, 'one', 'eins'), (2, 'two', 'zwei');
