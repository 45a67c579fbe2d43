-- expect: public static class ObjectEntity {
-- expect: public static class StringEntity {
-- expect: public static class ListEntity {
-- expect: public static class OverrideEntity extends ListEntity {
-- expect: public static class EntityEntity {
-- expect: public static class IdEntity {
-- expect: public static class _1stPrize {
create table "Object" (id integer primary key, "class" text, "cl""ass" text, notify text, hash_code integer, to_string text);
create table "String" (id integer primary key, "userName" text, user_name2 text, "user__name" text, "user name" text, "user-name" text);
create table "List" ("List" integer primary key, "int" text, "null" text, "true" text, "_" text, "this" text);
create table "Override" (id integer primary key references "List", "List" text);
create table "Entity" (id integer primary key, serializable text, set_ text);
create table "Id" (id integer primary key, entity_id integer not null unique references "Entity");
create table "1st prize" ("1" integer primary key, "2nd" text, "é" text, "日本" text, "a.b" text, "c,d" text, "e;f" text, "$" text, "%" text, "#" text, "(" text);
create table "Integer" (id integer primary key, "Integer" integer, "Long" bigint, "Boolean" boolean);
create table "日本語" (id integer primary key, "名前" text);
create table models (id integer primary key);
create table "models_" (id integer primary key);
create table "Key" ("a" integer not null, "key" integer not null, primary key ("a", "key"));
create table "record" (id integer primary key, "record" text, "var" text, "yield" text, "sealed" text);
create table aux (id integer primary key, con text);
