CREATE TABLE t (a int);
INSERT INTO t VALUES (1);
CREATE TABLE _limbeck_t (mine int);
INSERT INTO _limbeck_t VALUES (42);
CREATE TABLE _alembic_tmp_t (a int);
INSERT INTO _alembic_tmp_t VALUES (43);
CREATE VIEW _limbeck_t_2 AS SELECT 1;
