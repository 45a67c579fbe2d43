-- options: use_inflect
-- expect: private Set<Address> addresses
-- refuse: addresseses
create table users (id integer primary key); create table addresses (id integer primary key, user_id integer references users);
