-- expect: @Id @ManyToOne(fetch = FetchType.LAZY, optional = false) @JoinColumns({ @JoinColumn(name = "number", referencedColumnName = "number", nullable = false), @JoinColumn(name = "region", referencedColumnName = "region", nullable = false
-- expect: public record Key(Orders.Key orders, Integer no) implements Serializable {}
-- expect: && getOrders() != null && that.getOrders() != null && getOrders().getNumber() != null && getOrders().getRegion() != null && getNo() != null && Objects.equals(getOrders().getNumber(), that.getOrders().getNumber())
-- expect: @OneToMany(mappedBy = "orders") private Set<Lines> lines
create table orders (number integer not null, region varchar(3) not null, primary key (region, number));
create table lines (number integer not null, region varchar(3) not null, no integer not null, primary key (region, number, no),
    foreign key (number, region) references orders (number, region));
