-- expect: @ManyToOne(fetch = FetchType.LAZY) @JoinColumn(name = "other_item_id") private OtherItems otherItem;
-- expect: @Index(name = "ux_other", columnList = "other_item_id asc", unique = true)
create table other_items (id integer primary key);
create table simple_items (id integer primary key, other_item_id integer references other_items (id));
create unique index ux_other on simple_items (other_item_id);
