package com.example.shoplist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;

/** A product sold by weight, which does not keep long. */
@Entity
@Table(name = "fresh_product")
@PrimaryKeyJoinColumn(name = "product_id", foreignKey = @ForeignKey(name = "fk_fresh_product"))
public class FreshProduct extends Product {

    @Column(name = "shelf_life_days", nullable = false)
    private int shelfLifeDays;

    /** For Hibernate. */
    protected FreshProduct() {}

    /** A product that keeps for the given number of days. */
    public FreshProduct(String name, int shelfLifeDays) {
        super(name);
        this.shelfLifeDays = shelfLifeDays;
    }

    public int getShelfLifeDays() {
        return shelfLifeDays;
    }
}
