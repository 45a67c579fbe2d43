CREATE TABLE t (a text, b int);
CREATE INDEX t_e ON t (upper(a));
CREATE INDEX t_p ON t (b) WHERE a IS NOT NULL;
