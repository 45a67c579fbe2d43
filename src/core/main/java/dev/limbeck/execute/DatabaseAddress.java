package dev.limbeck.execute;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The location of a database, and the user that connects to it.
 *
 * @param url the JDBC URL of the database
 * @param username the user name, or null
 * @param password the password, or null
 */
public record DatabaseAddress(String url, @Nullable String username, @Nullable String password) {
    /** Creates an address without a user name and a password. */
    public DatabaseAddress(String url) {
        this(url, null, null);
    }

    /** {@return the user name and the password, if there are any, as connection properties} */
    Properties credentials() {
        Properties properties = new Properties();
        if (username != null) {
            properties.setProperty("user", username);
        }
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    /**
     * {@return a description with the user name only, for logs; the URL is omitted because it may contain a password}
     */
    @Override
    public String toString() {
        return "DatabaseAddress[username=" + username + "]";
    }
}
