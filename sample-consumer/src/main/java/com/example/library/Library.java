package com.example.library;

import dev.limbeck.app.Limbeck;

/** Upgrades the database of the library when the application starts. */
public final class Library {
    private Library() {}

    /** Prints the position of the database after the upgrade. */
    public static void main(String[] args) {
        Limbeck limbeck = Limbeck.configure()
                .databaseUrl(args[0])
                .revisions("db.revisions")
                .load();
        limbeck.upgrade("head");
        System.out.println("revisions: " + limbeck.history().size());
    }
}
