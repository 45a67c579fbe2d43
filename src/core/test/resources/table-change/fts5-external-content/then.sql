INSERT INTO doc (title, body) VALUES ('fourth', 'apple cake');
DELETE FROM doc WHERE id = 3;
SELECT rowid, title FROM doc_fts WHERE doc_fts MATCH 'apple OR pie' ORDER BY rowid;
INSERT INTO doc_fts (doc_fts) VALUES ('integrity-check');
