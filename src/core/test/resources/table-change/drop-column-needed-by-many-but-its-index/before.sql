CREATE TABLE t (id integer primary key, title text, body text, n int);
INSERT INTO t VALUES (1, 'a', 'b', 3);
CREATE VIRTUAL TABLE f USING fts5(title, body, content=t, content_rowid=id);
CREATE TABLE child (t_title text, CONSTRAINT fk_title FOREIGN KEY (t_title) REFERENCES t (title));
CREATE UNIQUE INDEX ix ON t (title);
