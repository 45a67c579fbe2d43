-- Written by hand for a small library.
create table Author (
    id        integer primary key,            -- the rowid
    name      character varying(100) not null,
    email     VARCHAR ( 254 ) not null constraint uq_author_email unique,
    born      date,
    joined    timestamp not null,
    active    boolean not null,
    biography longtext,
    rating    double,
    portrait  blob
);
create table Book (
    id        integer primary key,
    author_id int8 not null constraint fk_book_author references Author,
    title     varchar(255) not null,
    genre     varchar(6) check (genre in ('POETRY', 'NOVEL')),
    price     dec(10, 2),
    pages     INT not null,
    shelf     int2 not null,
    published DATETIME,
    readAt    time,
    weight    float not null,
    extra     jsonb
);
create index ix_book_title on Book (title);
