create table everything (
    id bigint primary key not null,
    a tinyint, b smallint, c int, d bigint, e mediumint, f int8, g unsigned big int, h smallint unsigned,
    i real, j double, k double precision, l float, m numeric, n numeric(10), o decimal(10, 2), p money,
    q char(3), r varchar(255), s varchar(40), t nchar(5), u nvarchar(9), v text, w clob, x varchar,
    y blob, z binary(3), aa varbinary(9), ab date, ac time, ad datetime, ae timestamp, af timestamp(6), ag timestamp(3),
    ah bool, ai boolean, aj uuid, ak json, al, am any
);
insert into everything (id, a, b, c, d, i, m, o, q, v, y, ad, ah, aj, al)
    values (1, 1, 2, 3, 4, 1.5, 2, 3.25, 'abc', 'text', x'00ff', '2026-01-02 03:04:05', 1, 'u-u', 'any');
create table loose (id integer primary key, n integer, t text, d date, moment timestamp);
insert into loose values (1, 'not a number', 'a', '2020-01-02', 1577934245000), (2, 7, x'00', null, null), (3, 3000000000, 'b', null, null);
create table narrow (id integer primary key, c tinyint, s smallint, i integer);
insert into narrow values (5000000000, 300, 70000, 5000000000);
create table strictly (id int primary key not null, note any, n int not null) strict, without rowid;
insert into strictly values (1, 'x', 2);
create table nullable_key (name text primary key, v integer);
insert into nullable_key values ('a', 1);
create table plain_int (id int primary key, v integer);
insert into plain_int values (1, 1);
create table keyless (a integer, b text, e bigint references everything (id));
insert into keyless values (1, 'x', 1), (1, 'x', null);
