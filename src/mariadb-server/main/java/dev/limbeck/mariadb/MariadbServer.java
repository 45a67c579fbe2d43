package dev.limbeck.mariadb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The MariaDB server that all tests in this JVM share, from the mariadb-server package. It is started when the first
 * test needs it and stopped when the JVM ends. Each test has its own databases on it.
 */
public final class MariadbServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable MariadbInstance server;

    private MariadbServer() {}

    private static synchronized MariadbInstance server() {
        String problem = MariadbInstance.findProblem();
        Assumptions.assumeTrue(problem == null, problem);
        if (server == null) {
            server = start();
        }
        return server;
    }

    /** Starts the server with an option that avoids waiting for the disk; in tests, a lost commit does no harm. */
    private static MariadbInstance start() {
        try {
            MariadbInstance instance = MariadbInstance.install(
                    "--innodb-flush-log-at-trx-commit=0",
                    "--innodb-flush-method=nosync",
                    "--innodb-doublewrite=0",
                    "--sync-frm=0");
            instance.start();
            return instance;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the URL of the given database; the test is skipped if the server is not installed} */
    public static String url(String database) {
        return server().url(database);
    }

    /** {@return the URL of a new, empty database} */
    public static String createDatabase() {
        return server().createDatabase("test" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet());
    }

    /** {@return a connection to a new, empty database} */
    public static Connection open() {
        try {
            return DriverManager.getConnection(createDatabase());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
