-- note: c"d: Hibernate itself cannot read c"d: it does not double the quotation mark in a name; rename it in a revision
-- note: c"d: Hibernate itself cannot read x"y
create table "c""d" (id integer primary key, "x""y" text);
