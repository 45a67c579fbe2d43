create table parcel (
    id integer primary key autoincrement,
    state varchar(10) not null check (state in ('OPEN', 'SENT')),
    size text check (size IN ('s','m','l')),
    paid integer not null default 0 check (paid in (0, 1)),
    fragile boolean,
    version integer not null default 0,
    weight numeric(12, 2) check (weight > 0),
    constraint ck_heavy check (weight < 1000 or not fragile)
);
insert into parcel (state, size, paid, fragile, weight) values ('OPEN', 'm', 1, 0, 12.5), ('SENT', null, 0, null, null);
