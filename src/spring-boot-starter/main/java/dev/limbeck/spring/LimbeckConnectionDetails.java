package dev.limbeck.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;

/**
 * The database that Limbeck upgrades, if it does not use a data source of the application. A bean of this type takes
 * precedence over {@code limbeck.database.url}.
 */
public interface LimbeckConnectionDetails extends ConnectionDetails {

    /** {@return the JDBC URL of the database} */
    String getJdbcUrl();

    /** {@return the database user to connect as, or null} */
    @Nullable
    String getUsername();

    /** {@return the password of the user, or null} */
    @Nullable
    String getPassword();
}
