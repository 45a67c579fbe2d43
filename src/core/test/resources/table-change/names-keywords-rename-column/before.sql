CREATE TABLE "order" ("select" int PRIMARY KEY, [group] text NOT NULL, CHECK ("group" <> 'group'));
CREATE INDEX "table" ON "order" ("group" DESC);
CREATE VIEW "view" AS SELECT "select", "group" FROM "order";
INSERT INTO "order" VALUES (1, 'a');
