CREATE TABLE parent (id INTEGER PRIMARY KEY, code text UNIQUE);
INSERT INTO parent VALUES (1, 'p1'), (2, 'p2');
CREATE TABLE item (
    id integer primary key autoincrement, -- the key
    name varchar(50) NOT NULL COLLATE NOCASE, /* its name */
    price decimal(10, 2) DEFAULT 9.99 CHECK (price >= 0),
    qty int CONSTRAINT qty_nn NOT NULL ON CONFLICT REPLACE DEFAULT 1,
    total GENERATED ALWAYS AS (qty * 2) VIRTUAL,
    -- above the parent
    parent_code text REFERENCES parent (code) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, -- the parent
    note "odd type" DEFAULT 'x',
    CONSTRAINT uq_name UNIQUE (name, qty) ON CONFLICT ABORT,
    CHECK (length(name) > 0) -- the last
);
INSERT INTO item (id, name, price, qty, parent_code, note) VALUES (5, 'five', 1.5, 5, 'p1', x'00ff'), (9, 'Nine', 'free', 2, NULL, 3.5);
DELETE FROM item WHERE id = 9;
CREATE INDEX ix_item_price ON item (price DESC, name COLLATE BINARY) WHERE qty > 1;
CREATE UNIQUE INDEX ix_item_expr ON item (lower(name), "qty");
CREATE TABLE child (item_id int REFERENCES item ON DELETE CASCADE, n int);
INSERT INTO child VALUES (5, 1);
CREATE TABLE log (what text);
CREATE VIEW dear AS SELECT id, name, price FROM item WHERE price > 1;
CREATE VIEW broken AS SELECT zilch FROM nowhere;
CREATE TRIGGER item_log AFTER INSERT ON item BEGIN INSERT INTO log VALUES ('new ' || new.name); END;
CREATE TRIGGER child_touch AFTER INSERT ON child BEGIN UPDATE item SET note = 'touched' WHERE id = new.item_id; END;
CREATE TEMP TRIGGER item_temp AFTER DELETE ON item BEGIN SELECT 1; END;
ANALYZE;
