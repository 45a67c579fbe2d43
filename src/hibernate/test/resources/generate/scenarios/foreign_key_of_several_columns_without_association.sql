-- law: with settings
-- exclude: city.foreign key (region, code)
-- exclude: town.fk_town
-- exclude: pair.foreign key (region, code)
-- exclude: second.foreign key (country_id)
-- exclude: odd?name.foreign key (a?b, c)
-- exclude: egg.foreign key (a, b, b)
create table hen (a integer not null, b integer not null, c integer not null, primary key (a, b, c));
create table egg (a integer not null, b integer not null, primary key (a, b), foreign key (a, b, b) references hen (a, b, c));
create table country (id integer primary key, region integer not null, code varchar(2) not null);
create unique index ux_country on country (region, code);
create table city (id integer primary key, region integer, code varchar(2), foreign key (region, code) references country (region, code) on delete cascade);
create table town (id integer primary key, region integer, code varchar(2), constraint fk_town foreign key (region, code) references gone (a, b));
create table pair (region integer not null, code varchar(2) not null, number integer not null, primary key (region, number), foreign key (region, code) references country (region, code));
create table second (id integer primary key, country_id integer references country references country (id) on delete cascade);
create table "odd.name" (id integer primary key, "a,b" integer, c integer, foreign key ("a,b", c) references gone (a, b));
