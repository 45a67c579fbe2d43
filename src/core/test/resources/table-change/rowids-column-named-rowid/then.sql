SELECT _rowid_, rowid FROM t ORDER BY 1;
