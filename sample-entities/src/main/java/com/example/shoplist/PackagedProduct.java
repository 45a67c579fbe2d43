package com.example.shoplist;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.Table;
import java.math.BigDecimal;

/** A product in a package with a barcode. */
@Entity
@Table(name = "packaged_product")
@PrimaryKeyJoinColumn(name = "product_id", foreignKey = @ForeignKey(name = "fk_packaged_product"))
public class PackagedProduct extends Product {

    @Column(nullable = false, length = 14, unique = true)
    private String barcode;

    @Column(name = "net_weight", precision = 8, scale = 3)
    private BigDecimal netWeight;

    /** For Hibernate. */
    protected PackagedProduct() {}

    /** A product with its GTIN; the weight in kilograms may be null. */
    public PackagedProduct(String name, String barcode, BigDecimal netWeight) {
        super(name);
        this.barcode = barcode;
        this.netWeight = netWeight;
    }

    public String getBarcode() {
        return barcode;
    }

    public BigDecimal getNetWeight() {
        return netWeight;
    }
}
