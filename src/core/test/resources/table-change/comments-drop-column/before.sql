CREATE TABLE t ( -- opening
  a int, -- behind a
  -- above b
  b varchar(5), -- behind b
  -- above c
  c text -- behind c
  -- the end
);
INSERT INTO t VALUES (1, 'b', 'c');
