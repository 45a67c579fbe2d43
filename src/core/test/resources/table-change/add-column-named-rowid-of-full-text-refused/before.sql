CREATE TABLE t (a int, body text);
INSERT INTO t (a, body) VALUES (7, 'one');
CREATE VIRTUAL TABLE f USING fts5(body, content=t);
INSERT INTO f (f) VALUES ('rebuild');
