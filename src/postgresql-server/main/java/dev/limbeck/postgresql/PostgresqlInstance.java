package dev.limbeck.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A server for a test that kills and restarts the server or needs a read replica. If {@code postgresql.home} is set,
 * the server in that folder is used; otherwise, the newest version that was installed from Debian's packages.
 */
public final class PostgresqlInstance implements AutoCloseable {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final InstalledServer server;
    private boolean running = true;

    private PostgresqlInstance(InstalledServer server) {
        this.server = server;
    }

    /** {@return a running server; the test is skipped if none is installed} */
    public static PostgresqlInstance start() throws IOException {
        Optional<Path> home = findHome();
        Assumptions.assumeTrue(home.isPresent(), "no PostgreSQL is installed, and postgresql.home names none");
        return new PostgresqlInstance(InstalledServer.start(home.get()));
    }

    private static Optional<Path> findHome() {
        String given = PostgresqlServer.setting("home");
        return given == null ? findDebian() : Optional.of(Path.of(given));
    }

    /** {@return the folder of the newest version that was installed from Debian's packages} */
    static Optional<Path> findDebian() {
        if (!Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.filter(version -> Files.exists(version.resolve("bin/initdb")))
                    .max(Comparator.comparing(
                            version -> Integer.parseInt(version.getFileName().toString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return a running read replica of this server} */
    public PostgresqlInstance startReplica() throws IOException {
        return new PostgresqlInstance(server.startReplica());
    }

    /** {@return the URL of a database on this server} */
    public String url(String database) {
        return "jdbc:postgresql://localhost:" + server.port() + "/" + database + "?user=postgres";
    }

    /** {@return the port of the server on the loopback interface} */
    public int port() {
        return server.port();
    }

    /** {@return the server's folder, which belongs to the user that the server runs as} */
    public Path folder() {
        return server.folder();
    }

    /** Runs SQL in the {@code postgres} database. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Kills all processes of the server, as {@code kill -9} does. */
    public void kill() throws IOException {
        server.kill();
        running = false;
    }

    /** Starts the server again; the server recovers all committed changes. */
    public void restart() throws IOException {
        server.start();
        running = true;
    }

    /** Stops the server and removes its folder. */
    @Override
    public void close() {
        try {
            if (running) {
                server.stop();
            } else {
                server.remove();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
