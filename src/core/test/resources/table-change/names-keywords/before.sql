CREATE TABLE "order" ("select" int PRIMARY KEY, [group] text NOT NULL, `index` text DEFAULT 'from', "where" CHECK ("where" <> "group"));
CREATE INDEX "table" ON "order" ("group", [index]);
CREATE TRIGGER "trigger" AFTER UPDATE OF "select" ON "order" BEGIN UPDATE "order" SET "index" = 'to'; END;
INSERT INTO "order" ("select", "group") VALUES (1, 'a'), (2, 'b');
