-- expect: references country (code) on delete set null on update cascade deferrable initially deferred
-- expect: @Column(columnDefinition = "integer references gone (id)")
-- expect: @Column(columnDefinition = "integer autoincrement references gone on delete cascade")
-- expect: @Column(columnDefinition = "text references log (\"the text\")") @ColumnDefault("'x'") @Collate("nocase")
create table country (id integer primary key, code varchar(2) not null);
create unique index ux_country on country (code);
create table log ("the text" text);
create table city (
    id integer primary key references gone (id),
    code varchar(2) references country (code) on update cascade on delete set null deferrable initially deferred,
    said text collate nocase default 'x' references log ("the text"),
    any_type references gone,
    due as (code || 'x') virtual references country (code),
    "my ""odd"" one" integer not null references "the gone" ("its id")
);
create table numbered (id integer primary key autoincrement references gone on delete cascade);
create table pair (a integer not null references gone, b varchar(2) references country (code), primary key (a, b)) without rowid;
create table base (id integer primary key);
create table sub (id integer primary key references base references gone (x), code varchar(2) not null unique references country (code));
create table ends (id integer primary key, base_id integer references base, code varchar(2) default 'de' references country (code));
