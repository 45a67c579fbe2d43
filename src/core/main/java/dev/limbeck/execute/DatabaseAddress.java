package dev.limbeck.execute;

import org.jspecify.annotations.Nullable;

/**
 * Where a database is, and who logs in.
 *
 * @param url its JDBC URL
 * @param username the user name, or null
 * @param password the password, or null
 */
public record DatabaseAddress(String url, @Nullable String username, @Nullable String password) {
    /** Creates an address without a user name and a password. */
    public DatabaseAddress(String url) {
        this(url, null, null);
    }

    /** {@return the user, for logs; the URL may contain a password} */
    @Override
    public String toString() {
        return "DatabaseAddress[username=" + username + "]";
    }
}
