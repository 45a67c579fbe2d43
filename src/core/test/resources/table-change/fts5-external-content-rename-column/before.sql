CREATE TABLE doc (id integer primary key, title text, body text, note text);
CREATE VIRTUAL TABLE doc_fts USING fts5(title, body, content='doc', content_rowid='id');
CREATE TRIGGER doc_ai AFTER INSERT ON doc BEGIN INSERT INTO doc_fts (rowid, title, body) VALUES (new.id, new.title, new.body); END;
INSERT INTO doc VALUES (3, 'first', 'apple pie', 'n');
