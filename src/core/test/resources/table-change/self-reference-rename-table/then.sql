DELETE FROM vertex WHERE id = 1;
