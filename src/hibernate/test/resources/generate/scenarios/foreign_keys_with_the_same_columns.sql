-- law: with settings
-- note: d: the foreign key on y, x to pk2 duplicates another one, which entities cannot declare
create table pk2 (x int not null, y int not null, primary key (y, x));
create table d (id integer primary key, x int, y int, foreign key (x, y) references pk2 (x, y) on delete cascade, foreign key (y, x) references pk2);
create table pk3 (x int not null, y int not null, primary key (x, y));
create table e (id integer primary key, x int, y int, foreign key (x, y) references pk2 (x, y) on delete cascade,
    foreign key (y, x) references pk3 (y, x));
create table p (id integer primary key);
create table f (id integer primary key, x int references p on delete cascade references p);
