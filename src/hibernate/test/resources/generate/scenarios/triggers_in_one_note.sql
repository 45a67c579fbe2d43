-- note: simple: triggers a, b stay in the database; entities cannot declare them
create table simple (id integer primary key);
create trigger a after insert on simple begin select 1; end;
create trigger b after insert on simple begin select 1; end;
