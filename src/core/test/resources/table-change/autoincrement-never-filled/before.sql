CREATE TABLE t (id integer primary key autoincrement, a text);
CREATE TABLE u (id integer primary key autoincrement, a text);
INSERT INTO u VALUES (5, 'u');
