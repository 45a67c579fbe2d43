package dev.limbeck.settings;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The {@code [database]} section: the database and its credentials.
 *
 * @param url the JDBC URL as written, or null if it is not set
 * @param folder the folder against which a relative file name in the URL is resolved
 * @param username the user name, or null
 * @param password the password, or null
 * @param lockTimeout how long to wait for a lock that another program holds
 * @param inPlace whether the stored definition of a table may be edited if no row depends on it; otherwise the table is
 *     copied
 * @param schema the schema that unqualified names refer to, or null for the default schema of the connection
 * @param role the role that Limbeck switches to after connecting, or null
 * @param initSql SQL that is run after connecting, or null; it may contain passwords
 * @param scratch whether scratch databases may be created on the server of the database
 * @param scratchUrl the JDBC URL of another server on which scratch databases are created, or null
 * @param tenant whether the schema belongs to a tenant of a fleet, in which case other schemas are ignored
 * @param unreadable the reason why the URL or the credentials cannot be read, for example because a variable is not
 *     set; null if they can be read. Commands that do not need a database ignore this problem
 */
public record DatabaseSettings(
        @Nullable String url,
        Path folder,
        @Nullable String username,
        @Nullable String password,
        Duration lockTimeout,
        boolean inPlace,
        @Nullable String schema,
        @Nullable String role,
        @Nullable String initSql,
        ScratchPermission scratch,
        @Nullable String scratchUrl,
        boolean tenant,
        @Nullable String unreadable) {
    /**
     * {@return the URL as written}
     *
     * @throws SettingsException if the URL is not set or cannot be read; the message explains the remedy
     */
    public String requireUrl() {
        if (unreadable != null) {
            throw new SettingsException(unreadable);
        }
        if (url == null) {
            throw new SettingsException("No database is configured.\nSet database.url in limbeck.toml, pass "
                    + SettingKey.DATABASE_URL.flag() + ", or set " + SettingKey.DATABASE_URL.variable() + ".");
        }
        return url;
    }

    /** {@return a copy for the schema of a tenant} */
    DatabaseSettings withSchema(String other) {
        return new DatabaseSettings(
                url,
                folder,
                username,
                password,
                lockTimeout,
                inPlace,
                other,
                role,
                initSql,
                scratch,
                scratchUrl,
                true,
                null);
    }

    /** {@return a copy with the given URL, which does not need a folder} */
    DatabaseSettings withUrl(String other) {
        return new DatabaseSettings(
                other,
                folder,
                username,
                password,
                lockTimeout,
                inPlace,
                schema,
                role,
                initSql,
                scratch,
                scratchUrl,
                tenant,
                null);
    }

    /** {@return the settings as text for logs, with passwords masked, including a password in the URL} */
    @Override
    public String toString() {
        return "DatabaseSettings[url=" + (url == null ? "none" : Passwords.maskUrl(url)) + ", username=" + username
                + ", password=" + (password == null ? "none" : "***")
                + ", lockTimeout=" + lockTimeout + ", inPlace=" + inPlace + ", schema=" + schema
                + ", role=" + role + ", initSql=" + (initSql == null ? "none" : "***")
                + ", scratch=" + scratch + ", scratchUrl="
                + (scratchUrl == null ? "none" : Passwords.maskUrl(scratchUrl)) + "]";
    }
}
