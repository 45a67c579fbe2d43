package dev.limbeck.postgresql.session;

import dev.limbeck.dialect.Urls;
import java.util.Optional;

/** The URLs of pgjdbc, the JDBC driver of PostgreSQL. */
public final class PostgresqlUrls implements Urls {
    private static final String PREFIX = "jdbc:postgresql:";

    @Override
    public boolean supports(String jdbcUrl) {
        return jdbcUrl.startsWith(PREFIX);
    }

    @Override
    public String example(String name) {
        return PREFIX + "//localhost:5432/" + name;
    }

    @Override
    public Optional<JdbcDriver> driver() {
        return Optional.of(new JdbcDriver("org.postgresql.Driver", "org.postgresql:postgresql"));
    }
}
