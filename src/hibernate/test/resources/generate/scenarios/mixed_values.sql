-- expect: Note: amount holds real and text values, mixed, in the rows looked at.
-- expect: private String amount;
-- note: simple: amount holds real and text values, mixed, in the rows looked at
create table simple (id integer primary key, amount numeric(10, 2));
insert into simple values (1, 1.5), (2, 'free');
