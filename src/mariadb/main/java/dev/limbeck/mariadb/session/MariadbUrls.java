package dev.limbeck.mariadb.session;

import dev.limbeck.dialect.Urls;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The URLs of the MariaDB and MySQL JDBC drivers. The MySQL driver also connects to MariaDB. */
public final class MariadbUrls implements Urls {
    private static final String PREFIX = "jdbc:mariadb:";
    private static final String MYSQL = "jdbc:mysql:";

    /** The first host, or its properties in parentheses, up to the comma before the next host. */
    private static final Pattern SERVERS =
            Pattern.compile("jdbc:(?:mariadb|mysql):(?:\\w+:)?//(?:[^/,(?]+|address=[^/?]*?\\)),.*");

    private static final Pattern DATABASE =
            Pattern.compile("(jdbc:(?:mariadb|mysql):(?:\\w+:)?//[^/?]*)(?:/[^?]*)?(\\?.*)?");

    @Override
    public boolean supports(String jdbcUrl) {
        return jdbcUrl.startsWith(PREFIX) || jdbcUrl.startsWith(MYSQL);
    }

    /** Replaces a URL for the MySQL driver, so that the MariaDB driver can handle it if there is no MySQL driver. */
    @Override
    public Optional<String> forOtherDriver(String jdbcUrl) {
        return jdbcUrl.startsWith(MYSQL) ? Optional.of(PREFIX + jdbcUrl.substring(MYSQL.length())) : Optional.empty();
    }

    @Override
    public Optional<String> ofDatabase(String jdbcUrl, String name) {
        Matcher parts = DATABASE.matcher(jdbcUrl);
        return parts.matches() && !name.matches(".*[/?&#].*")
                ? Optional.of(parts.group(1) + "/" + name + Objects.requireNonNullElse(parts.group(2), ""))
                : Optional.empty();
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
