-- expect: public static class ColumnEntity {
-- expect: public static class TableEntity {
-- expect: private LocalDate date;
-- expect: private String string;
create table "column" (id integer primary key, date date, string varchar(255));
create table "table" (id integer primary key);
create table date (id integer primary key);
