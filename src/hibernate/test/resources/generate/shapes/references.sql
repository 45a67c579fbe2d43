create table country (code char(2) primary key not null, name text not null unique);
create table city (
    id integer primary key autoincrement,
    country_code char(2) not null references country (code) on update cascade,
    twin_id bigint references city (id) on delete set null,
    parent_id integer references city (id)
);
create table route (
    id integer primary key,
    from_city_id integer not null,
    to_city_id integer not null,
    via integer,
    constraint fk_from foreign key (from_city_id) references city (id),
    constraint fk_to foreign key (to_city_id) references city (id) on delete restrict,
    foreign key (via) references city (id) on delete set default
);
create table flag (id integer primary key, country text not null unique references country (name), colours text);
create table mayor (id integer primary key, city_id integer unique references city (id));
insert into country values ('de', 'Germany');
insert into city values (1, 'de', null, null), (2, 'de', 1, 1);
insert into route values (1, 1, 2, null);
insert into flag values (1, 'Germany', 'three');
insert into mayor values (1, 2);
