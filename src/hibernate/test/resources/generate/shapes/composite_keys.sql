create table orders (
    region varchar(3) not null,
    number integer not null,
    note text,
    constraint pk_orders primary key (number, region)
);
create table order_line (
    region varchar(3) not null,
    number integer not null,
    line integer not null,
    quantity integer not null default 1,
    primary key (region, number, line),
    constraint fk_line_order foreign key (number, region) references orders (number, region) on delete cascade
);
create table shipment (
    id integer primary key,
    order_region varchar(3),
    order_number integer,
    foreign key (order_number, order_region) references orders (number, region)
);
insert into orders values ('eu', 1, 'first'), ('us', 1, null);
insert into order_line values ('eu', 1, 1, 5), ('eu', 1, 2, 6);
insert into shipment values (1, 'eu', 1), (2, null, null);
