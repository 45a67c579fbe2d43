package dev.limbeck.mariadb.session;

import dev.limbeck.dialect.Urls;
import java.util.regex.Pattern;

/** The URLs of the JDBC driver of MariaDB. */
public final class MariadbUrls implements Urls {
    private static final String PREFIX = "jdbc:mariadb:";

    /** The first host, or its properties in parentheses, before the comma of the next one. */
    private static final Pattern SERVERS =
            Pattern.compile("jdbc:mariadb:(?:\\w+:)?//(?:[^/,(?]+|address=[^/?]*?\\)),.*");

    @Override
    public boolean supports(String jdbcUrl) {
        return jdbcUrl.startsWith(PREFIX);
    }

    @Override
    public boolean namesSeveralServers(String jdbcUrl) {
        return SERVERS.matcher(jdbcUrl).matches();
    }

    @Override
    public String example(String name) {
        return PREFIX + "//localhost:3306/" + name;
    }
}
