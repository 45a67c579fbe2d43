CREATE TABLE t (status text CHECK (status IN ('status', 'open')), b text DEFAULT 'status', CONSTRAINT status CHECK (b <> 'status ' || status));
CREATE INDEX status_ix ON t (status) WHERE status <> 'status';
CREATE VIEW v AS SELECT status AS status, status.status s2, 'status' FROM t AS status;
CREATE TABLE status (status text);
CREATE TRIGGER g AFTER UPDATE OF status ON t BEGIN INSERT INTO status (status) SELECT new.status || 'status'; END;
INSERT INTO t VALUES ('open', 'x');
