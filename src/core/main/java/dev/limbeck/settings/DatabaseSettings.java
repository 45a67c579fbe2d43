package dev.limbeck.settings;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The section {@code [database]}: where the database is and how to get in.
 *
 * @param url its JDBC URL, or null when nothing names it
 * @param username who connects, or null
 * @param password with which password, or null
 * @param lockTimeout how long to wait for another program that has locked the database
 * @param inPlace whether the stored definition of a table may be edited where no row depends on it; else it is copied
 * @param unreadable why the URL or who connects cannot be read, for instance because a variable is not set, or null; a
 *     command that needs no database does not mind
 */
public record DatabaseSettings(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        Duration lockTimeout,
        boolean inPlace,
        @Nullable String unreadable) {
    /**
     * {@return the URL, for a command that cannot do without}
     *
     * @throws SettingsException if nothing names the database, or what does cannot be read; it says what to do
     */
    public String requireUrl() {
        if (unreadable != null) {
            throw new SettingsException(unreadable);
        }
        if (url == null) {
            throw new SettingsException("No database is named.\nSet database.url in limbeck.toml, pass "
                    + SettingKey.DATABASE_URL.flag() + ", or set " + SettingKey.DATABASE_URL.variable() + ".");
        }
        return url;
    }

    /** {@return the settings for a log: the password hidden, in the URL too} */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + (url == null ? "none" : Passwords.mask(url)) + ", username=" + username
                + ", password=" + (password == null ? "none" : "***")
                + ", lockTimeout=" + lockTimeout + ", inPlace=" + inPlace + "]";
    }
}
