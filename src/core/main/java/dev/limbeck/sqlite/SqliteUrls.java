package dev.limbeck.sqlite;

import dev.limbeck.dialect.Urls;
import dev.limbeck.sqlite.catalog.MemoryDatabases;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** The URLs of the SQLite driver. */
final class SqliteUrls implements Urls {
    private static final JdbcDriver DRIVER = new JdbcDriver("org.sqlite.JDBC", "org.xerial:sqlite-jdbc");

    private final MemoryDatabases databases;

    /** Creates an instance that finds the driver through a connection to an in-memory database. */
    SqliteUrls(MemoryDatabases databases) {
        this.databases = databases;
    }

    @Override
    public boolean supports(String jdbcUrl) {
        return SqliteUrl.parse(jdbcUrl).isPresent();
    }

    @Override
    public String example(String name) {
        return "jdbc:sqlite:" + name + ".db";
    }

    @Override
    public Optional<JdbcDriver> driver() {
        return Optional.of(DRIVER);
    }

    @Override
    public Optional<Path> file(String jdbcUrl) {
        return SqliteUrl.parse(jdbcUrl).flatMap(SqliteUrl::file);
    }

    @Override
    public Optional<String> ofFile(Path file) {
        return Optional.of(SqliteUrl.of(file).toString());
    }

    @Override
    public boolean isTransient(String jdbcUrl) {
        return SqliteUrl.parse(jdbcUrl).map(SqliteUrl::isInMemory).orElse(false);
    }

    @Override
    public String resolve(String jdbcUrl, Path folder) {
        return SqliteUrl.parse(jdbcUrl)
                .map(url -> url.resolveAgainst(folder).toString())
                .orElse(jdbcUrl);
    }

    /** Returns the driver's parameters in lower case; empty if the connections do not come from the SQLite driver. */
    private Set<String> knownParameters(String jdbcUrl) throws SQLException {
        Set<String> known = new HashSet<>();
        try (Connection connection = databases.open("")) {
            Optional<Driver> driver = DRIVER.find(connection.getClass().getClassLoader());
            if (driver.isPresent()) {
                for (DriverPropertyInfo each : driver.get().getPropertyInfo(jdbcUrl, new Properties())) {
                    known.add(each.name.toLowerCase(Locale.ROOT));
                }
            }
        }
        return known;
    }

    /**
     * Reports a parameter that the driver does not support, because the driver would treat it as part of the file name.
     */
    @Override
    public Optional<String> findProblem(String jdbcUrl) throws SQLException {
        SqliteUrl url = SqliteUrl.parse(jdbcUrl).orElseThrow();
        if (url.parameters().isEmpty() || url.uri()) {
            return Optional.empty();
        }
        Set<String> known = knownParameters(jdbcUrl);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        for (String parameter : url.parameters().substring(1).split("&", -1)) {
            String name = parameter.replaceFirst("=.*", "");
            if (!known.contains(name.toLowerCase(Locale.ROOT))) {
                return Optional.of("The SQLite driver has no parameter \"" + name + "\" and would treat it as part of"
                        + " the file name. Correct database.url; SQLite's own parameters need file: before the name,"
                        + " as in jdbc:sqlite:file:shop.db?mode=ro.");
            }
        }
        return Optional.empty();
    }
}
