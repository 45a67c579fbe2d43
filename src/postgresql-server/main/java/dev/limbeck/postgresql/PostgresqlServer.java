package dev.limbeck.postgresql;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The PostgreSQL server of all tests in this JVM. It is started when the first test needs it and stopped when the JVM
 * ends. Each test has databases of its own on it. {@code -Dpostgresql.url} names another server, whose user may create
 * databases.
 */
public final class PostgresqlServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable String server;
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

    /** {@return the URL of a new, empty database} */
    public static String createDatabase() {
        String name = "test" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
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
        String given = System.getProperty("postgresql.url");
        if (given != null) {
            server = given;
            return;
        }
        try {
            EmbeddedPostgres started =
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started)));
            server = "jdbc:postgresql://localhost:" + started.getPort() + "/%s?user=postgres";
        } catch (IOException | RuntimeException e) {
            problem = String.valueOf(e);
        }
    }

    private static void stop(EmbeddedPostgres started) {
        try {
            started.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
