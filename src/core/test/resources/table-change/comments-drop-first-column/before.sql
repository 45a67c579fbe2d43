CREATE TABLE t ( -- opening
  a int, -- behind a
  b varchar(5) -- behind b
);
INSERT INTO t VALUES (1, 'b');
