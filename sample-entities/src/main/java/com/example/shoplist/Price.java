package com.example.shoplist;

import jakarta.persistence.CheckConstraint;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import java.time.LocalDate;
import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

/** The price of a product in a store, starting on a given day. */
@Entity
@Table(
        name = "price",
        uniqueConstraints =
                @UniqueConstraint(
                        name = "uk_price_product_store_day",
                        columnNames = {"product_id", "store_id", "valid_from"}),
        indexes = @Index(name = "ix_price_valid_from", columnList = "valid_from desc"),
        check = {
            @CheckConstraint(name = "ck_price_amount", constraint = "amount >= 0"),
            @CheckConstraint(name = "ck_price_period", constraint = "valid_until is null or valid_until > valid_from")
        })
public class Price {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "product_id", foreignKey = @ForeignKey(name = "fk_price_product"))
    @OnDelete(action = OnDeleteAction.CASCADE)
    private Product product;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "store_id", foreignKey = @ForeignKey(name = "fk_price_store"))
    private Store store;

    @Embedded
    private Money price;

    @Column(name = "valid_from", nullable = false)
    private LocalDate validFrom;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    /** For Hibernate. */
    protected Price() {}

    /** A price that is valid until it is ended. */
    public Price(Product product, Store store, Money price, LocalDate validFrom) {
        this.product = product;
        this.store = store;
        this.price = price;
        this.validFrom = validFrom;
    }

    public Long getId() {
        return id;
    }

    public Product getProduct() {
        return product;
    }

    public Store getStore() {
        return store;
    }

    public Money getPrice() {
        return price;
    }

    public LocalDate getValidFrom() {
        return validFrom;
    }

    public LocalDate getValidUntil() {
        return validUntil;
    }

    /** Ends the price; it is no longer valid on that day. */
    public void end(LocalDate day) {
        this.validUntil = day;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Price that && id != null && id.equals(that.getId()));
    }

    @Override
    public int hashCode() {
        return Price.class.hashCode();
    }
}
