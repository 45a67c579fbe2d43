create table folder (tenant integer not null, id integer not null, name text, primary key (tenant, id));
create table file (id integer primary key, tenant integer not null, folder integer,
    foreign key (tenant, folder) references folder (tenant, id));
insert into folder values (1, 1, 'a'), (1, 2, 'b'), (2, 1, 'c');
insert into file values (1, 1, 2), (2, 1, null), (3, 2, 1);

create table tenant (id integer primary key, name text not null);
insert into tenant values (1, 'one'), (2, 'two');
create table page (id integer primary key, tenant_id integer not null references tenant (id), parent integer,
    folder integer default 1 references folder (id), unique (tenant_id, id),
    foreign key (tenant_id, parent) references page (tenant_id, id) on delete cascade,
    foreign key (tenant_id, folder) references folder (tenant, id));
create table keyed (tenant integer not null, nr integer not null, folder integer, other varchar(20) collate nocase,
    primary key (tenant, nr), foreign key (tenant, folder) references folder (tenant, id),
    foreign key (tenant, other) references keyed (tenant, nr));
create table nullable_key (tenant integer not null, id integer, v text, primary key (tenant, id),
    foreign key (tenant, id) references folder (tenant, id));
create table nullable_part (tenant integer not null, id integer, nr integer, primary key (tenant, id, nr),
    foreign key (tenant, id) references folder (tenant, id));
create table single_mixed (id integer primary key, tenant integer not null, folder integer, unique (tenant, folder),
    foreign key (tenant, folder) references folder (tenant, id));
create table generated_part (id integer primary key, folder integer, tenant integer generated always as (1) stored not null,
    foreign key (tenant, folder) references folder (tenant, id));
create table without_key (tenant integer not null, folder integer, page integer,
    foreign key (tenant, folder) references folder (tenant, id),
    foreign key (tenant, page) references page (tenant_id, id));
insert into without_key values (1, 2, null);

create table p (id integer primary key);
create table q (id integer primary key);
insert into p values (1);
insert into q values (1);
create table c (id integer primary key, x int references p (id) references q (id) on delete cascade);
insert into c values (1, 1);
create table c_named (id integer primary key, x bigint not null constraint one references p (id) constraint two references q (id) constraint three references tenant);
create table c_key (x integer primary key references p (id) references q (id));
create table c_pair (a integer not null, b integer not null references p references q, primary key (a, b));
