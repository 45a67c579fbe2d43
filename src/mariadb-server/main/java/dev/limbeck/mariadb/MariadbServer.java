package dev.limbeck.mariadb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * The MariaDB server of all tests in this JVM, from the package mariadb-server. It is started when the first test needs
 * it and stopped when the JVM ends. Each test has databases of its own on it.
 */
public final class MariadbServer {
    private static final Path PROGRAM = Path.of("/usr/sbin/mariadbd");
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable String server;
    private static @Nullable String problem;

    private MariadbServer() {}

    /** {@return the URL of the given database; the test is skipped if the server cannot be started on this machine} */
    public static synchronized String url(String database) {
        if (server == null && problem == null) {
            start();
        }
        String found = server;
        Assumptions.assumeTrue(found != null, () -> "MariaDB could not be started: " + problem);
        return String.format(String.valueOf(found), database);
    }

    /** {@return the URL of a new, empty database} */
    public static String createDatabase() {
        String name = "test" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url("mysql"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
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
        if (!Files.isExecutable(PROGRAM)) {
            problem = "the package mariadb-server is not installed";
            return;
        }
        try {
            Path folder = Files.createTempDirectory("mariadb");
            String user = "--user=" + System.getProperty("user.name");
            String data = "--datadir=" + folder.resolve("data");
            Process installation = process(
                    folder,
                    "mariadb-install-db",
                    "--no-defaults",
                    user,
                    data,
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db");
            if (installation.waitFor() != 0) {
                throw new IOException("mariadb-install-db failed, see " + folder.resolve("log"));
            }
            int port = freePort();
            Process process = process(
                    folder,
                    PROGRAM.toString(),
                    "--no-defaults",
                    user,
                    data,
                    "--socket=" + folder.resolve("s.sock"),
                    "--pid-file=" + folder.resolve("pid"),
                    "--port=" + port,
                    "--bind-address=127.0.0.1",
                    "--innodb-flush-log-at-trx-commit=0",
                    "--innodb-flush-method=nosync",
                    "--innodb-doublewrite=0",
                    "--sync-frm=0");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            String url = "jdbc:mariadb://127.0.0.1:" + port + "/%s?user=root&sslMode=disable";
            await(url);
            server = url;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = "interrupted";
        } catch (IOException | RuntimeException e) {
            problem = String.valueOf(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static Process process(Path folder, String... command) throws IOException {
        return new ProcessBuilder(List.of(command))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    private static void await(String url) throws InterruptedException {
        SQLException last = null;
        for (int i = 0; i < 300; i++) {
            try {
                DriverManager.getConnection(String.format(url, "mysql")).close();
                return;
            } catch (SQLException e) {
                last = e;
                Thread.sleep(100);
            }
        }
        throw new IllegalStateException(last);
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
