create table "order" ("select" integer primary key, "group" text, "class" text, "new-column" text, "1st" text);
create table "Order Details" ("Order ID" integer not null references "order" ("select"), "Line No" integer not null,
    "Unit Price" numeric(10, 2), primary key ("Order ID", "Line No"));
create table "table" (id integer primary key, "column" text, entity text, get_class text);
create table entity (id integer primary key, string text, "Set" text, list text unique);
create table "object" (id integer primary key, e_mail text, "URL" text, x text);
create table tbl_9 (id integer primary key, "Ünïcode" text);
insert into "order" values (1, 'a', 'b', 'c', 'd');
insert into "Order Details" values (1, 1, 2.5);
insert into "table" values (1, 'a', 'b', 'c');
insert into "object" values (1, 'a@b', 'http://', null);
insert into tbl_9 values (1, 'ü');
