create table product (id integer primary key, name text not null, price numeric(10, 2));
create view cheap as select id, name, price from product where price < 10;
create view "by name" (label, how_many) as select name, count(*) from product group by name;
create view total as
    -- all of it
    select sum(price) as price, count(*) as products
    from product;
create trigger product_name after update on product begin select 1; end;
insert into product values (1, 'tea', 2.5), (2, 'car', 5000);
