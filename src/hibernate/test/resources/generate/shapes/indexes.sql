create table book (
    id integer primary key,
    title text not null,
    author varchar(80),
    isbn varchar(13),
    year integer,
    deleted integer not null default 0,
    constraint uk_title_author unique (title, author),
    unique (isbn)
);
create index ix_year on book (year desc, title);
create unique index ux_author_year on book (author, year);
create unique index ux_live on book (title) where deleted = 0;
create index ix_old on book (year) where year < 1900;
create index ix_lower on book (lower(title), year);
create index ix_nocase on book (title collate nocase desc);
insert into book values (1, 'A', 'B', '1', 1999, 0);
