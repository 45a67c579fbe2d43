INSERT INTO t (b) VALUES ('none');
SELECT * FROM v;
