package com.example.parcels;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity for which no revision creates a table. */
@Entity
public class Parcel {
    @Id
    private int id;

    public int getId() {
        return id;
    }
}
