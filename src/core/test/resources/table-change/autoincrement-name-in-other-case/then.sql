INSERT INTO item (a) VALUES ('next');
