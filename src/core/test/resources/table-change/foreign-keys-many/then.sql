DELETE FROM p WHERE id = 2;
UPDATE q SET k = 'l';
