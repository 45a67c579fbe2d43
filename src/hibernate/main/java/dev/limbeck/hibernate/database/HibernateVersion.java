package dev.limbeck.hibernate.database;

import org.hibernate.Version;

/** The version of Hibernate that reads the entities. */
public final class HibernateVersion {
    private HibernateVersion() {}

    /** {@return the name and version, such as {@code Hibernate ORM 7.4.13.Final}} */
    public static String provider() {
        return "Hibernate ORM " + Version.getVersionString();
    }
}
