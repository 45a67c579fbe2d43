CREATE TABLE doc (id integer primary key, title text, body text);
CREATE VIRTUAL TABLE doc_fts USING fts5(title, body, content='doc', content_rowid='id');
CREATE TRIGGER doc_ai AFTER INSERT ON doc BEGIN INSERT INTO doc_fts (rowid, title, body) VALUES (new.id, new.title, new.body); END;
CREATE TRIGGER doc_ad AFTER DELETE ON doc BEGIN INSERT INTO doc_fts (doc_fts, rowid, title, body) VALUES ('delete', old.id, old.title, old.body); END;
INSERT INTO doc VALUES (3, 'first', 'apple pie'), (8, 'second', 'plum pie'), (9, 'third', 'apple');
DELETE FROM doc WHERE id = 9;
