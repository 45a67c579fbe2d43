CREATE TABLE t (id integer primary key, a int, b text);
CREATE TABLE log (what text);
CREATE TRIGGER t3 BEFORE INSERT ON t WHEN new.a < 0 BEGIN SELECT raise(ABORT, 'negative'); END;
CREATE TRIGGER t1 AFTER INSERT ON t FOR EACH ROW BEGIN INSERT INTO log VALUES ('t1 ' || new.id); END;
CREATE TRIGGER t2 AFTER INSERT ON t BEGIN INSERT INTO log VALUES ('t2 ' || new.id); END;
create  trigger if not exists "t 4" /* loud */ after update of a, b on t when old.a is not new.a begin insert into log select 'a ' || old.a || '->' || new.a; -- end
  delete from log where what like 'never%'; end;
CREATE TRIGGER t5 BEFORE DELETE ON t BEGIN INSERT INTO log VALUES ('gone ' || old.id); END;
INSERT INTO t VALUES (1, 1, 'one'), (2, 2, 'two');
DELETE FROM log;
