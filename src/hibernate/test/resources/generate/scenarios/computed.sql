-- expect: @GeneratedColumn("1 + 2") private Integer computed1;
-- expect: generated always as (computed1 * 2) virtual", insertable = false, updatable = false) @Generated private Integer computed2;
create table simple_items (id integer primary key, computed1 integer generated always as (1 + 2) stored, computed2 integer as (computed1 * 2));
