-- filled
create table region (code varchar(3) primary key not null);
create table orders (region varchar(3) not null references region, number integer not null, note text, primary key (number, region));
create table line (number integer not null, region varchar(3) not null, no integer not null, primary key (region, number, no),
    foreign key (number, region) references orders (number, region) on delete cascade);
create table part (region varchar(3) not null, number integer not null, no integer not null, name varchar(20) not null,
    primary key (name, no, number, region), foreign key (region, number, no) references line);
create table complaint (id integer primary key, line_region varchar(3), line_number integer, line_no integer,
    foreign key (line_region, line_number, line_no) references line (region, number, no));
create table praise (id integer primary key, region varchar(3) not null, number integer not null, no integer not null,
    constraint once unique (no, number, region), constraint fk_praise foreign key (no, region, number) references line (no, region, number));
create table gift (region varchar(3) not null, number integer not null, no integer not null, ribbon text, primary key (region, number, no),
    foreign key (region, number, no) references line);
create table tag (id integer primary key);
create table tagged (tag_id integer not null references tag, number integer not null, region varchar(3) not null, no integer not null,
    primary key (tag_id, number, region, no), foreign key (region, number, no) references line);
create table replaced (region varchar(3) not null, number integer not null, no integer not null, by_region varchar(3), by_number integer, by_no integer,
    primary key (region, number, no), foreign key (by_region, by_number, by_no) references replaced (region, number, no));
create table "Mixed Case" ("The Region" varchar(3) not null, "Number" integer not null, x int not null, primary key (x, "The Region", "Number"),
    foreign key ("NUMBER", "the region") references ORDERS (NUMBER, Region));
create table deep (a varchar(20) not null, b integer not null, c integer not null, d varchar(3) not null, e integer not null,
    primary key (a, b, c, d, e), foreign key (a, b, c, d) references part (name, no, number, region));
