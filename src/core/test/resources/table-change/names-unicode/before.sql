CREATE TABLE straße (größe int, 名前 text NOT NULL, "naïve name" text DEFAULT 'é', ÄNDERUNG geld$);
CREATE INDEX straße_größe ON straße (größe, 名前);
INSERT INTO straße VALUES (1, '太郎', '🙂', 5), (2, 'Ω', NULL, '');
