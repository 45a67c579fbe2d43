-- filled
create table "a.b" (id integer primary key, "c.d" text unique, "e,f" integer not null default 0, "g(h)" text, "it's" text, "tab	" text, "back\slash" text default 'a\nb',
    constraint "ck.odd" check ("e,f" > -1 /* a comment */), constraint "uq odd" unique ("e,f", "g(h)"));
create index "ix.odd" on "a.b" ("g(h)" desc);
create table "c'd" (id integer primary key, "x'y" text, z text default 'say "hi"' check (z <> '"' and z <> '\'), w text default 'two
lines', "a.b_id" integer, constraint "fk.odd" foreign key ("a.b_id") references "a.b" (id));
create table rowids (rowid integer primary key, oid integer, _rowid_ text);
create table same_checks (id integer primary key, n integer check (n > 0), m integer, check (n > 0), constraint same check (m > 0), constraint same2 check (m > 0));
create table spaced (id integer primary key, "first name" text not null, "first_name" text, firstName text, "First  Name" text, FIRST_NAME2 text);
create view doubled as select id, id as id2, "first name", 1 from spaced;
create view "a view" as select r.rowid as "the id", s."first name" from rowids r, spaced s where s.id = r.rowid;
create table collated (id integer primary key, a text collate nocase check (a in ('x', 'y')), b text collate rtrim unique, c varchar collate binary);
create unique index ux_collated on collated (a collate rtrim, b desc) where c is not null and a <> 'q,r';
create table sizes (id integer primary key, a varchar(0), b decimal(5), c numeric(20, 15), d float(3), e double, f varchar(1000000), g char, h nvarchar(20), i integer(11), j "my type"(3), k unsigned big int, l text(20), m decimal(10, 5) default '1.5', n bool default true, o boolean not null default 0);
create table timed (id integer primary key, a timestamp default (datetime('now')), b date default (date('now', '+1 day')), c time default current_time, d datetime not null default '2020-01-01 00:00:00');
create table "table" ("column" integer primary key, "index" text check ("index" in ('create', 'drop')), "values" integer references "table", "primary" integer references "c'd");
