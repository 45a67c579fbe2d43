CREATE TABLE t (
    id integer primary key autoincrement, -- the key
    name text NOT NULL,
    at INT /* a date */
) STRICT -- behind
;
INSERT INTO t VALUES (5, 'five', 1), (9, 'nine', NULL);
DELETE FROM t WHERE id = 9;
CREATE INDEX ix_t ON t (name);
CREATE TABLE child (t_id int REFERENCES t ON DELETE CASCADE);
INSERT INTO child VALUES (5);
CREATE TRIGGER t_log AFTER INSERT ON t BEGIN SELECT 1; END;
