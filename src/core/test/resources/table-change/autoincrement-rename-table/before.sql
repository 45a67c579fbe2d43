CREATE TABLE t (id integer primary key autoincrement, a text);
INSERT INTO t VALUES (41, 'gone');
DELETE FROM t;
