-- expect: Note: amount has a mix of real and text values in the rows that were read.
-- expect: private String amount;
-- note: simple: amount has a mix of real and text values in the rows that were read
create table simple (id integer primary key, amount numeric(10, 2));
insert into simple values (1, 1.5), (2, 'free');
