CREATE TABLE doc (title text, body text);
CREATE VIRTUAL TABLE doc_fts USING fts5(title, body, content=doc);
CREATE TRIGGER doc_ai AFTER INSERT ON doc BEGIN INSERT INTO doc_fts (rowid, title, body) VALUES (new.rowid, new.title, new.body); END;
INSERT INTO doc (rowid, title, body) VALUES (5, 'first', 'apple pie'), (77, 'second', 'plum pie');
