CREATE TABLE t (a text DEFAULT "dq", b text CHECK (b <> "none"), c text);
CREATE INDEX t_i ON t (a, c) WHERE c <> 'q';
CREATE VIEW v AS SELECT a, "no column" AS s FROM t WHERE b = "yes";
INSERT INTO t (b, c) VALUES ('yes', 'c'), ('other', NULL);
