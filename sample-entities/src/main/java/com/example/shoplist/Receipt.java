package com.example.shoplist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.OffsetDateTime;
import java.util.UUID;

/** The receipt of a purchase in a store, with a photograph. */
@Entity
@Table(name = "receipt")
public class Receipt {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "buyer_id", foreignKey = @ForeignKey(name = "fk_receipt_buyer"))
    private User buyer;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "store_id")
    private Store store;

    @Column(name = "paid_at", nullable = false)
    private OffsetDateTime paidAt;

    @Column(nullable = false)
    private double total;

    // Not @Lob: SQLite's JDBC driver has no getBlob, and reads bytes of any length as they are.
    @Column(length = 1_000_000)
    private byte[] photo;

    /** For Hibernate. */
    protected Receipt() {}

    /** A receipt; store and photograph may be null. */
    public Receipt(User buyer, Store store, double total, byte[] photo) {
        this.buyer = buyer;
        this.store = store;
        this.total = total;
        this.photo = photo;
        this.paidAt = OffsetDateTime.now();
    }

    public UUID getId() {
        return id;
    }

    public User getBuyer() {
        return buyer;
    }

    public Store getStore() {
        return store;
    }

    public OffsetDateTime getPaidAt() {
        return paidAt;
    }

    public double getTotal() {
        return total;
    }

    public byte[] getPhoto() {
        return photo;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Receipt receipt && id != null && id.equals(receipt.getId()));
    }

    @Override
    public int hashCode() {
        return Receipt.class.hashCode();
    }
}
