-- note: c"d: Hibernate cannot read c"d, since it does not double quotation marks in names; rename it in a revision
-- note: c"d: Hibernate cannot read x"y
create table "c""d" (id integer primary key, "x""y" text);
