package com.example.shop;

import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Adds a person and prints how many there are. */
@QuarkusMain
public class Shop implements QuarkusApplication {
    @Inject
    EntityManager entities;

    @Override
    @Transactional
    public int run(String... arguments) {
        Person ada = new Person();
        ada.name = "Ada";
        entities.persist(ada);
        System.out.println("persons: "
                + entities.createQuery("select count(p) from Person p", Long.class)
                        .getSingleResult());
        return 0;
    }
}
