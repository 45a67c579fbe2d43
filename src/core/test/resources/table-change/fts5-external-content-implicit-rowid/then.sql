SELECT rowid, title FROM doc_fts WHERE doc_fts MATCH 'plum';
INSERT INTO doc_fts (doc_fts) VALUES ('integrity-check');
