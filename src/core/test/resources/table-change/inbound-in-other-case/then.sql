UPDATE parent SET short = 'zwei' WHERE id = 2;
