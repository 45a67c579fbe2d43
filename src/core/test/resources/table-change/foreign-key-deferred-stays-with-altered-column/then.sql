DELETE FROM p WHERE code = 'b';
