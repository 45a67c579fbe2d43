-- expect: public static class CustomerApiPreference {
create table customer_api_preference_ (id integer primary key);
