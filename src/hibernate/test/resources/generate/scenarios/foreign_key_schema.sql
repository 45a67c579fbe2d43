-- expect: private OtherItems otherItem;
create table main.other_items (id integer primary key);
create table main.simple_items (id integer primary key, other_item_id integer references other_items);
