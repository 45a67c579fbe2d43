CREATE TABLE doc (id integer primary key, body text);
INSERT INTO doc VALUES (1, 'red fish'), (2, 'blue fish'), (3, 'red');
CREATE VIRTUAL TABLE doc_text USING fts5(body, content='doc', content_rowid='id');
INSERT INTO doc_text (doc_text) VALUES ('rebuild');
