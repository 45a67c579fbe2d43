package dev.limbeck.hibernate.scan;

import org.hibernate.Version;

/** The version of Hibernate that reads the entities. */
final class HibernateVersion {
    private HibernateVersion() {}

    /** {@return the name and version, such as {@code Hibernate ORM 7.4.13.Final}} */
    static String provider() {
        return "Hibernate ORM " + Version.getVersionString();
    }
}
