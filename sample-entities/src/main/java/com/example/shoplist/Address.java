package com.example.shoplist;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The address of a person or a store. */
@Embeddable
public class Address {

    @Column(length = 120)
    private String street;

    @Column(name = "postal_code", length = 12)
    private String postalCode;

    @Column(length = 80)
    private String city;

    /** For Hibernate. */
    protected Address() {}

    /** An address; any part may be null. */
    public Address(String street, String postalCode, String city) {
        this.street = street;
        this.postalCode = postalCode;
        this.city = city;
    }

    public String getStreet() {
        return street;
    }

    public String getPostalCode() {
        return postalCode;
    }

    public String getCity() {
        return city;
    }
}
