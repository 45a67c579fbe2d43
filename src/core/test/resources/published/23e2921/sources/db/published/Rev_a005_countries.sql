-- id: a005
-- down revision: a004
-- created: 2026-11-23T07:49:12Z

-- upgrade

insert into country values ('IS', 'Iceland'), ('NO', 'Norway');

-- downgrade

delete from country;
