CREATE TABLE t (a int CHECK (a > 0) CONSTRAINT named CHECK (a < 100) CHECK (typeof(a) = 'integer'), b text CHECK (b IN ('a', ')', '-- no', "a")), c, CHECK (c IS NULL OR (a <> 5 /* ) */)), CONSTRAINT "last one" CHECK (length(b) < 9));
INSERT INTO t VALUES (1, 'a', 1), (2, ')', NULL);
