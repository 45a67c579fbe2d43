package com.example.shop;

import io.micronaut.context.ApplicationContext;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;

/** Adds a person and prints how many there are. */
@Singleton
public class Shop {
    private final EntityManager entities;

    Shop(EntityManager entities) {
        this.entities = entities;
    }

    /** Runs the application once. */
    public static void main(String[] arguments) {
        try (ApplicationContext context = ApplicationContext.run()) {
            context.getBean(Shop.class).run();
        }
    }

    @Transactional
    void run() {
        Person ada = new Person();
        ada.name = "Ada";
        entities.persist(ada);
        System.out.println("persons: "
                + entities.createQuery("select count(p) from Person p", Long.class)
                        .getSingleResult());
    }
}
