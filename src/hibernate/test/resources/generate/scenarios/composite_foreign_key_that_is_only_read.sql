-- note: bills: orders is a read-only association, since only some of its columns are in the key
-- note: tours: orders2 is a read-only association, since column region belongs to the foreign key to orders on region, number
-- note: twins: orders is a read-only association, since column region belongs to the foreign key to shops on region
-- note: follows: lines is a read-only association, since column line is generated
-- note: wheel: sub is a read-only association, since its columns are in the key, which cannot contain the key of sub
create table orders (number integer not null, region varchar(3) not null, primary key (region, number));
create table shops (region varchar(3) not null primary key);
create table bills (number integer not null, region varchar(3) not null, no integer not null, primary key (number, no),
    foreign key (number, region) references orders (number, region));
create table tours (region varchar(3) not null, number integer not null, last integer not null, primary key (region, number, last),
    foreign key (region, number) references orders (region, number), foreign key (region, last) references orders (region, number));
create table twins (region varchar(3) not null references shops, number integer not null, no integer not null,
    primary key (region, number, no), foreign key (region, number) references orders (region, number));
create table lines (a integer not null, b integer not null, primary key (a, b));
create table follows (id integer primary key, a integer not null, line integer not null generated always as (a + 1) stored,
    foreign key (a, line) references lines (a, b));
create table base (id integer primary key);
create table sub (id integer primary key references base);
create table wheel (sub_id integer not null references sub, no integer not null, primary key (sub_id, no));
