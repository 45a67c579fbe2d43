INSERT INTO item (a) VALUES ('ten');
SELECT * FROM v;
