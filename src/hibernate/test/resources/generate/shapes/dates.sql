create table calendar (
    id numeric primary key not null,
    day date, day_or_moment date, moment datetime, iso timestamp, at time, django datetime, unix timestamp, millis date,
    julian timestamp, wrong date, zoned timestamp
);
insert into calendar values
    (1, '2026-01-31', '2026-01-31', '2026-01-31 23:59:59', '2026-01-31T23:59:59.123456', '23:59:59', '2026-01-31 23:59:59.123456', 1769903999, 1769903999000, 2461072.5, '2026-02-31', '2026-01-31T23:59:59Z'),
    (2, '2026-02-01', '2026-01-31 00:00:00', '2026-01-31 23:59:59.123', '2026-01-31 23:59:59', '23:59', '2026-01-31 23:59:59', 1769904000, null, null, null, null);
create view days as select id, day, count(*) over () as n, moment from calendar;
create table holiday (day date primary key not null, name text);
insert into holiday values ('2026-12-25', 'Christmas');
