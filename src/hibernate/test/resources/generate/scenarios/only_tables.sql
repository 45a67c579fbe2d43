-- expect: public final class Models {
-- refuse: class Simple
-- note: simple is left out: it has no primary key
create table simple (id integer); create table other (id integer primary key);
