SELECT y, short_code FROM parent;
