-- expect: private Integer num;
-- expect: private BigDecimal price;
-- expect: private byte[] data;
-- expect: private Double share;
create table simple_items (id integer primary key, num mediumint, price numeric(6, 3), data blob, share double precision);
