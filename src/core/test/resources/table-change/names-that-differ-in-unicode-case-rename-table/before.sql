CREATE TABLE "Ä" ("Ö" int UNIQUE);
CREATE TABLE "ä" (x int REFERENCES "Ä" ("Ö"));
INSERT INTO "Ä" VALUES (1);
