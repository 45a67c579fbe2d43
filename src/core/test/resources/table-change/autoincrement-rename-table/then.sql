INSERT INTO u (a) VALUES ('next');
