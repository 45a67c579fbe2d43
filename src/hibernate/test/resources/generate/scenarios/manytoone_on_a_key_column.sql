-- expect: @Id @ManyToOne(fetch = FetchType.LAZY, optional = false) @JoinColumn(name = "order_id", nullable = false) private Orders order;
-- expect: public record Key(Integer order, Integer no) implements Serializable {}
-- expect: getOrder() != null && getOrder().getId() != null
-- expect: Objects.equals(getOrder().getId(), that.getOrder().getId())
-- expect: @OneToMany(mappedBy = "order") private Set<Lines> lines
create table orders (id integer primary key);
create table lines (order_id integer not null references orders, no integer not null, primary key (order_id, no));
