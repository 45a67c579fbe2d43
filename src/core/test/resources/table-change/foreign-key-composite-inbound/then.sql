UPDATE p SET b = 'z' WHERE b = 'x';
DELETE FROM p WHERE b = 'y';
