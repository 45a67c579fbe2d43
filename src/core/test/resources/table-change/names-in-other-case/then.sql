INSERT INTO ITEM (id, name) VALUES (3, 'three');
