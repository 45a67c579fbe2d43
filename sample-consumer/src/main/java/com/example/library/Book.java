package com.example.library;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

/** A book of the library. */
@Entity
public class Book {
    @Id
    @GeneratedValue
    private Integer id;

    @Column(nullable = false, length = 200)
    private String title;
    // FIELD
}
