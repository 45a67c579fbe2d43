-- id: 2b
-- down revision: 1a
-- created: 2026-11-28T11:00:00Z
-- message: email

-- upgrade
ALTER TABLE person ADD COLUMN email varchar(100);

-- downgrade
ALTER TABLE person DROP COLUMN email;
