CREATE TABLE doc (id integer primary key, body text);
CREATE VIRTUAL TABLE doc_fts USING fts5(body, tokenize = 'porter');
CREATE TRIGGER doc_ai AFTER INSERT ON doc BEGIN INSERT INTO doc_fts (rowid, body) VALUES (new.id, new.body); END;
INSERT INTO doc VALUES (3, 'apples');
