CREATE TABLE "a table" ("a""b" int, [c d] text, CHECK ("c d" <> 'c d'), UNIQUE ("a""b", [c d]));
CREATE INDEX i ON "a table" ([c d]);
INSERT INTO "a table" VALUES (1, 'cd');
