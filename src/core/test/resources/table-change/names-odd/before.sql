CREATE TABLE "a table" ("a""b" int, [c d] text, `e``f` text, 'single' text, "1st" int, "" text, "semi;colon" int, "par(en" int, "--" int, "/*" int, CONSTRAINT "odd, name" UNIQUE ("a""b", [c d]));
CREATE UNIQUE INDEX "an ""index""" ON [a table] ("1st", `e``f` DESC);
INSERT INTO "a table" VALUES (1, 'cd', 'ef', 's', 2, 'empty', 3, 4, 5, 6);
