CREATE TABLE score (
    id integer primary key, -- the key
    team text NOT NULL,
    points integer NOT NULL -- the points
);
INSERT INTO score VALUES (1, 'a', 10), (2, 'a', 30), (3, 'b', 5), (4, 'a', 20);
CREATE INDEX ix_points ON score (points);
CREATE TABLE log (what text);
CREATE TRIGGER score_log AFTER INSERT ON score BEGIN INSERT INTO log VALUES ('new ' || new.id); END;
CREATE TABLE bet (score_id int REFERENCES score ON DELETE CASCADE);
INSERT INTO bet VALUES (3);
ANALYZE;
