-- expect: @JoinColumn(name = "code", referencedColumnName = "code") private Country code
create table country (id integer primary key, code varchar(2) not null unique);
create table city (id integer primary key, code varchar(2) references country (code));
