CREATE TABLE /* a name */ t -- and more
( -- opening
  /* first */ a int /* of a */ , -- behind a
  -- above b
  b varchar(5) /* in */ NOT NULL /* the */ DEFAULT /* middle */ 'x', -- behind b
	/* before c */ c text, -- behind c

  -- a rule
  CHECK (a > 0 -- within
  ) /* behind the rule */
  -- the end
);
CREATE INDEX /* i */ t_i -- ix
  ON t /* on */ ( a /* part */ DESC , b );
CREATE VIEW v /* v */ AS -- select
  SELECT a FROM t;
INSERT INTO t VALUES (1, 'b', 'c');
