-- expect: private String metadata;
-- expect: private String hibernateLazyInitializer;
create table simple (id integer primary key, metadata varchar(255), hibernate_lazy_initializer varchar(255));
