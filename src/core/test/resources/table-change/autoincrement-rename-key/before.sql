CREATE TABLE t (id integer primary key autoincrement, a text);
INSERT INTO t VALUES (41, 'gone'), (3, 'three');
DELETE FROM t WHERE id = 41;
