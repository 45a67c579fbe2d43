-- expect: public static class CustomerApiPreference {
create table customer_API_Preference (id integer primary key);
