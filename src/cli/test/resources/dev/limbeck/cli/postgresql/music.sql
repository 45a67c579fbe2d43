create table artist (
    artist_id integer not null,
    name varchar(120),
    constraint pk_artist primary key (artist_id)
);
create table album (
    album_id integer not null,
    title varchar(160) not null,
    artist_id integer not null,
    constraint pk_album primary key (album_id),
    constraint fk_album_artist foreign key (artist_id) references artist (artist_id) on update no action on delete no action
);
create index ifk_album_artist on album (artist_id);
create table genre (
    genre_id uuid not null default gen_random_uuid(),
    name varchar(120),
    constraint pk_genre primary key (genre_id),
    constraint genre_name unique nulls not distinct (name)
);
create table track (
    track_id integer not null,
    name varchar(200) not null,
    album_id integer,
    genre_id uuid,
    unit_price numeric(10, 2) not null,
    milliseconds integer not null check (milliseconds between 1 and 100000000),
    composer varchar(220) collate "C",
    constraint pk_track primary key (track_id),
    constraint fk_track_album foreign key (album_id) references album (album_id) deferrable initially deferred,
    constraint fk_track_genre foreign key (genre_id) references genre (genre_id)
);
create index track_name on track (name desc nulls last) include (album_id);
create table playlist (
    playlist_id integer not null,
    name varchar(120),
    constraint pk_playlist primary key (playlist_id)
);
create table playlist_track (
    playlist_id integer not null,
    track_id integer not null,
    constraint pk_playlist_track primary key (playlist_id, track_id),
    constraint fk_playlist_track_playlist foreign key (playlist_id) references playlist (playlist_id),
    constraint fk_playlist_track_track foreign key (track_id) references track (track_id)
);
create view long_tracks as select track_id, name from track where milliseconds > 600000;
