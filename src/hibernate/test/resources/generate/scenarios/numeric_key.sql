-- expect: @Id @Column(columnDefinition = "numeric") private Long id;
-- expect: private BigDecimal price;
create table simple (id numeric primary key not null, price numeric(10, 2));
