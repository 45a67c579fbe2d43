INSERT INTO doc (body) VALUES ('an apple');
SELECT rowid FROM doc_fts WHERE doc_fts MATCH 'apple' ORDER BY rowid;
