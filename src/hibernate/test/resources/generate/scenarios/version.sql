-- expect: @Version @Column(name = "lock_version", nullable = false) @ColumnDefault("0") private Integer lockVersion;
create table doc (id integer primary key, lock_version integer not null default 0);
