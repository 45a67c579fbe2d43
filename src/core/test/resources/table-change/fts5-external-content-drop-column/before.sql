CREATE TABLE doc (id integer primary key, title text, body text);
CREATE VIRTUAL TABLE doc_fts USING fts5(title, body, content='doc', content_rowid='id');
INSERT INTO doc VALUES (3, 'first', 'apple pie');
INSERT INTO doc_fts (doc_fts) VALUES ('rebuild');
