SELECT _rowid_, oid, rowid FROM t ORDER BY 1;
