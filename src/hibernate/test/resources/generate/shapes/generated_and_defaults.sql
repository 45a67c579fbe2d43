create table rectangle (
    id integer primary key,
    width integer not null default 1,
    height integer not null default (1 + 1),
    area integer generated always as (width * height) stored,
    half integer generated always as (width / 2) virtual,
    label text collate nocase default 'plain',
    created timestamp default current_timestamp
);
insert into rectangle (width, height, label, created) values (3, 4, 'Big', '2026-01-02 03:04:05');
