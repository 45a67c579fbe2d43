package com.example.shop;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.jspecify.annotations.Nullable;

/** The entity that the history in {@code db.revisions} describes. */
@Entity
public class Person {
    @Id
    private int id;

    @Column(nullable = false)
    private String name = "";

    private @Nullable String login;

    public int getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public @Nullable String getLogin() {
        return login;
    }
}
