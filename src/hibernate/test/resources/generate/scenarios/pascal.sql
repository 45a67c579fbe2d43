-- expect: public static class CustomerApiPreference {
create table CustomerAPIPreference (id integer primary key);
