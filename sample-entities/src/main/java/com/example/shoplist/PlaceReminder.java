package com.example.shoplist;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ForeignKey;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** A reminder that goes off near a store. */
@Entity
@DiscriminatorValue("PLACE")
public class PlaceReminder extends Reminder {

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "store_id", foreignKey = @ForeignKey(name = "fk_reminder_store"))
    private Store store;

    @Column(name = "radius_metres")
    private Integer radiusMetres;

    /** For Hibernate. */
    protected PlaceReminder() {}

    /** A reminder that goes off within the given distance of the store, in metres. */
    public PlaceReminder(ShopList list, String message, Store store, int radiusMetres) {
        super(list, message);
        this.store = store;
        this.radiusMetres = radiusMetres;
    }

    public Store getStore() {
        return store;
    }

    public Integer getRadiusMetres() {
        return radiusMetres;
    }
}
