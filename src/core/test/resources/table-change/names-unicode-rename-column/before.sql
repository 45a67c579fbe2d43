CREATE TABLE straße (größe int, 名前 text);
CREATE VIEW v AS SELECT größe, 'größe' AS s FROM straße;
CREATE TRIGGER g AFTER INSERT ON straße BEGIN UPDATE straße SET 名前 = new.größe WHERE größe = new.größe; END;
INSERT INTO straße VALUES (1, 'x');
