SELECT * FROM temp.t;
