INSERT INTO v (two) VALUES ('by view');
SELECT * FROM v;
