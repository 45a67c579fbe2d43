CREATE TABLE "author" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "name" varchar(100) NOT NULL, "email" varchar(254) NOT NULL, "born" date, "joined" datetime(6) NOT NULL, "active" boolean DEFAULT 1 NOT NULL, "biography" text, "rating" float, "portrait" blob);
CREATE UNIQUE INDEX "index_author_on_email" ON "author" ("email");
CREATE TABLE "book" ("id" integer PRIMARY KEY AUTOINCREMENT NOT NULL, "author_id" bigint NOT NULL, "title" varchar NOT NULL, "genre" varchar(6), "price" decimal(10,2), "pages" integer NOT NULL, "shelf" integer(2) NOT NULL, "published" datetime(6), "readAt" time(6), "weight" float(24) NOT NULL, "extra" json, CONSTRAINT "fk_rails_53d51ce16a" FOREIGN KEY ("author_id") REFERENCES "author" ("id"));
CREATE INDEX "ix_book_title" ON "book" ("title");
CREATE TABLE "schema_migrations" ("version" varchar NOT NULL PRIMARY KEY);
CREATE TABLE "ar_internal_metadata" ("key" varchar NOT NULL PRIMARY KEY, "value" varchar, "created_at" datetime(6) NOT NULL, "updated_at" datetime(6) NOT NULL);
