-- expect: public static class CustomerApiPreference {
create table customer_API__Preference (id integer primary key);
