UPDATE node SET short = 'root' WHERE id = 1;
