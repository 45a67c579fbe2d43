-- expect: PG_13("PG-13"), R("R")
-- expect: @EnumeratedValue private final String value;
-- expect: EMPTY("")
create table film (id integer primary key, rating varchar(10) default 'R' check (rating IN ('PG-13', 'R', '', 'nc-17')));
