-- expect: @Id @Column(name = "order_id") private Integer orderId;
-- expect: insertable = false, updatable = false) private Orders order;
create table orders (id integer primary key);
create table lines (order_id integer not null references orders, no integer not null, primary key (order_id, no));
