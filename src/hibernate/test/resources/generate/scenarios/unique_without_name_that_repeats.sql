-- law: with settings
-- exclude: pair.unique (b, a)
-- exclude: twice.unique (b, a)
-- exclude: twice.named
create table pair (a integer not null, b integer not null, note text, primary key (a, b), unique (b, a));
create table once (id integer primary key unique, code text unique, unique (code), unique (code collate nocase) on conflict replace);
create table sole (code varchar(4) primary key not null unique on conflict ignore);
create table twice (id integer primary key, a integer, b integer, unique (a, b), unique (b, a), constraint named unique (a, b) on conflict fail);
