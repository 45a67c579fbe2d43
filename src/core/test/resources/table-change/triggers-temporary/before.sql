CREATE TABLE t (id integer primary key, a int);
INSERT INTO t VALUES (1, 1);
CREATE TABLE log (what text);
CREATE TEMP TRIGGER tt AFTER INSERT ON main.t BEGIN INSERT INTO log VALUES ('temp ' || new.a); END;
CREATE TEMP VIEW tv AS SELECT a FROM main.t;
