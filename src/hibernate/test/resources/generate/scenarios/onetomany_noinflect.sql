-- expect: public static class Fehwiuhfiw {
-- expect: private Oglkrogk oglkrogk;
-- expect: private Set<Fehwiuhfiw> fehwiuhfiws
create table oglkrogk (id integer primary key);
create table fehwiuhfiw (id integer primary key, oglkrogk_id integer references oglkrogk);
