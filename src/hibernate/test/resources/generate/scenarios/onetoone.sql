-- expect: @OneToOne(fetch = FetchType.LAZY) @JoinColumn(name = "other_item_id", unique = true) private OtherItems otherItem;
-- expect: @OneToOne(mappedBy = "otherItem", fetch = FetchType.LAZY) private SimpleItems simpleItems;
create table other_items (id integer primary key);
create table simple_items (id integer primary key, other_item_id integer, foreign key (other_item_id) references other_items (id), unique (other_item_id));
