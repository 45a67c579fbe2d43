package com.example.parcels;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** An entity that no revision creates a table for. */
@Entity
public class Parcel {
    @Id
    private int id;

    public int getId() {
        return id;
    }
}
