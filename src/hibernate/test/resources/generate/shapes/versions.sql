create table item (id integer primary key);
create table fulltext_item (id integer primary key references item (id), version integer not null);
create table both (id integer primary key, version integer not null, row_version integer not null default 0, lock_version bigint not null);
create table child_of_versioned (id integer primary key references both (id), version integer not null);
create table grandchild (id integer primary key references child_of_versioned (id), lock_version integer not null);
create table yes_no (id integer primary key, version integer not null check (version in (0, 1)));
create table tiny (id integer primary key, version tinyint not null);
create table small (id integer primary key, version smallint not null);
create table referring (id integer primary key, version integer not null references both (id));
create table listed (id integer primary key, version integer not null unique);
create table in_key (a integer not null, version integer not null, primary key (a, version));
create table pair (version integer not null, b integer not null, id integer primary key,
    foreign key (version, b) references in_key (a, version), unique (b, version));
create table computed (id integer primary key, version integer not null generated always as (id + 1) stored);
