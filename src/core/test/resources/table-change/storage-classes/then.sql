SELECT group_concat(typeof(i) || typeof(x) || typeof(r) || typeof(n) || typeof(b) || typeof(o), ' ') FROM (SELECT * FROM t ORDER BY rowid);
