-- expect: @Id @Column(columnDefinition = "text") @ColumnDefault("
create table simple_items (id text primary key not null default (lower(hex(randomblob(16)))));
