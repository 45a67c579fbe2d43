package com.example.shoplist;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.List;

/** A place to buy things. */
@Entity
@Table(name = "store")
public class Store {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Column(nullable = false, length = 120)
    private String name;

    @Embedded
    private Address address;

    @ElementCollection
    @CollectionTable(name = "store_opening_hours", joinColumns = @JoinColumn(name = "store_id"))
    @OrderColumn(name = "line")
    private List<OpeningHours> openingHours = new ArrayList<>();

    /** For Hibernate. */
    protected Store() {}

    /** A store; the address may be null. */
    public Store(String name, Address address) {
        this.name = name;
        this.address = address;
    }

    public Long getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public Address getAddress() {
        return address;
    }

    public List<OpeningHours> getOpeningHours() {
        return openingHours;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Store store && id != null && id.equals(store.getId()));
    }

    @Override
    public int hashCode() {
        return Store.class.hashCode();
    }
}
