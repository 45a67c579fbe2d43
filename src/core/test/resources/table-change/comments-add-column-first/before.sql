CREATE TABLE t ( -- opening
  -- above a
  /* first */ a int, -- behind a
  b int /* in b */, /* to b */ c int
);
CREATE INDEX t_c ON t (c);
INSERT INTO t VALUES (1, 2, 3);
