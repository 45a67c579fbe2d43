SELECT _rowid_, rowid, a FROM t ORDER BY 1;
