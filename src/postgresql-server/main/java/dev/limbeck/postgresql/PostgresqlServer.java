package dev.limbeck.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The PostgreSQL server of all tests in this JVM. It is started when the first test needs it and stopped when the JVM
 * ends. Each test has its own databases on it. By default, it is the embedded server. {@code -Dpostgresql.home}
 * specifies the folder of an installed version to start instead. {@code -Dpostgresql.url} is the URL of a running
 * server, for a superuser and with {@code %s} in place of the name of the database. The environment variables
 * {@code LIMBECK_TEST_POSTGRESQL_HOME} and {@code LIMBECK_TEST_POSTGRESQL_URL} have the same meaning.
 */
public final class PostgresqlServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable String server;
    private static @Nullable String other;
    private static @Nullable String problem;

    private PostgresqlServer() {}

    /** {@return the URL of the given database; the test is skipped if the server cannot be started on this machine} */
    public static synchronized String url(String database) {
        if (server == null && problem == null) {
            start();
        }
        String found = server;
        Assumptions.assumeTrue(found != null, () -> "PostgreSQL could not be started: " + problem);
        return String.format(String.valueOf(found), database);
    }

    /**
     * {@return the URL of the {@code postgres} database on a second server of the same version; the test is skipped if
     * the tests use a server that they did not start}
     */
    public static synchronized String urlOfOtherServer() {
        url("postgres");
        Assumptions.assumeTrue(setting("url") == null, "postgresql.url names only one server");
        if (other == null) {
            try {
                other = startServer();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return String.format(String.valueOf(other), "postgres");
    }

    /** {@return the major version of the server} */
    public static int majorVersion() {
        try (Connection connection = DriverManager.getConnection(url("postgres"))) {
            return connection.getMetaData().getDatabaseMajorVersion();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return the URL of a new, empty database} */
    public static String createDatabase() {
        return create("template0");
    }

    /** {@return the URL of a new database that is a copy of the given one, to which no one is connected} */
    public static String copyDatabase(String url) {
        return create(nameOf(url));
    }

    /** Drops a database. */
    public static void dropDatabase(String url) {
        execute("DROP DATABASE " + nameOf(url) + " WITH (FORCE)");
    }

    private static String nameOf(String url) {
        return URI.create(url.substring("jdbc:".length())).getPath().substring(1);
    }

    private static String create(String template) {
        String name = "test" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return url(name);
    }

    private static void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a connection to a new, empty database} */
    public static Connection open() {
        try {
            return DriverManager.getConnection(createDatabase());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void start() {
        String given = setting("url");
        if (given != null) {
            server = given;
            return;
        }
        try {
            server = startServer();
        } catch (IOException | RuntimeException e) {
            problem = String.valueOf(e);
        }
    }

    /** Starts a server that is stopped when the JVM ends; returns its URL with {@code %s} as the name of a database. */
    private static String startServer() throws IOException {
        String home = setting("home");
        if (home != null) {
            InstalledServer installed = InstalledServer.start(Path.of(home));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(installed::stop)));
            return "jdbc:postgresql://localhost:" + installed.port() + "/%s?user=postgres";
        }
        EmbeddedPostgres started =
                EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started::close)));
        return "jdbc:postgresql://localhost:" + started.getPort() + "/%s?user=postgres";
    }

    static @Nullable String setting(String name) {
        String property = System.getProperty("postgresql." + name);
        String value =
                property == null ? System.getenv("LIMBECK_TEST_POSTGRESQL_" + name.toUpperCase(Locale.ROOT)) : property;
        return value == null || value.isBlank() ? null : value;
    }

    private interface Stop {
        void run() throws IOException;
    }

    private static void stop(Stop work) {
        try {
            work.run();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
