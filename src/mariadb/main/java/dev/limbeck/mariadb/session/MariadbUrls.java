package dev.limbeck.mariadb.session;

import dev.limbeck.dialect.Urls;

/** The URLs of the JDBC driver of MariaDB. */
public final class MariadbUrls implements Urls {
    private static final String PREFIX = "jdbc:mariadb:";

    @Override
    public boolean supports(String jdbcUrl) {
        return jdbcUrl.startsWith(PREFIX);
    }

    @Override
    public String example(String name) {
        return PREFIX + "//localhost:3306/" + name;
    }
}
