SELECT rowid, body FROM doc_fts WHERE doc_fts MATCH 'apple';
