CREATE TABLE "my Score" ("the id" integer primary key, "select" int);
INSERT INTO "my Score" VALUES (4, 1), (2, 5);
