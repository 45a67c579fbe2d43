-- expect: @Entity @Immutable @Subselect("select rowid, * from simple") @Synchronize("simple") public static class Simple {
-- expect: @Id private Long rowid; private Integer id;
-- expect: @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "other_id") private Other other;
-- refuse: setRowid
-- note: simple: the table has no primary key, so its entity reads rows by their rowid
create table simple (id integer, other_id integer references other); create table other (id integer primary key);
