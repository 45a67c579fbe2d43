-- options: nosyntheticenums
-- expect: private String status;
-- expect: check = @CheckConstraint(constraint = "status in ('ACTIVE', 'INACTIVE')")
create table users (id integer primary key, status varchar(8) check (status in ('ACTIVE', 'INACTIVE')));
