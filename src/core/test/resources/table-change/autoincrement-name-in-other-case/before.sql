CREATE TABLE "Item" (id integer primary key autoincrement, a text);
INSERT INTO item VALUES (41, 'gone');
DELETE FROM ITEM;
