INSERT INTO parent (id) VALUES (3);
DELETE FROM parent WHERE id = 1;
