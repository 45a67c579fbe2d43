DELETE FROM parent WHERE id = 1;
INSERT INTO parent (id) VALUES (3);
SELECT * FROM parent;
