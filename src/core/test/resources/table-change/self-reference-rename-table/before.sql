CREATE TABLE node (id integer primary key, parent int REFERENCES node (id) ON DELETE CASCADE);
CREATE INDEX node_parent ON node (parent);
INSERT INTO node VALUES (1, NULL), (2, 1);
