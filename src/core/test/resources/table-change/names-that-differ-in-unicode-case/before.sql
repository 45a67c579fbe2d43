CREATE TABLE "Ä" ("Ö" int, "ö" int CHECK ("ö" > 0), n int);
CREATE TABLE "ä" (x int REFERENCES "Ä" ("Ö"));
INSERT INTO "Ä" VALUES (1, 2, 3);
CREATE UNIQUE INDEX "Ü" ON "Ä" ("Ö");
CREATE INDEX "ü" ON "Ä" ("ö");
CREATE VIEW v AS SELECT "Ö" AS big, "ö" AS small FROM "Ä";
