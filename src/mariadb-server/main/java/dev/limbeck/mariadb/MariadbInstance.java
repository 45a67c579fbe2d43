package dev.limbeck.mariadb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A MariaDB server on the loopback interface, which can be stopped, killed, and started again with the same data and
 * port.
 */
public final class MariadbInstance implements AutoCloseable {
    private static final boolean MYSQL_DRIVER =
            System.getProperty("mariadb.driver", "").equals("mysql");

    static final Path PROGRAM = Path.of("/usr/sbin/mariadbd");

    private final Path folder;
    private final int port;
    private final List<String> options;
    private @Nullable Process process;

    private MariadbInstance(Path folder, int port, List<String> options) {
        this.folder = folder;
        this.port = port;
        this.options = options;
    }

    /** {@return the reason why servers cannot be started on this machine; null if they can be started} */
    public static @Nullable String findProblem() {
        return Files.isExecutable(PROGRAM) ? null : "the package mariadb-server is not installed";
    }

    /**
     * Creates a server's data, but does not start the server.
     *
     * @param options further options of the server; those that specify its folder and port are added
     */
    public static MariadbInstance install(String... options) throws IOException {
        MariadbInstance instance =
                new MariadbInstance(Files.createTempDirectory("mariadb"), freePort(), List.of(options));
        instance.installData();
        return instance;
    }

    /** Creates a server with a copy of this server's data; this server must not be running. */
    MariadbInstance copy(String... otherOptions) throws IOException, InterruptedException {
        Path place = Files.createTempDirectory("mariadb");
        Process copying = new ProcessBuilder("cp", "-a", folder.resolve("data").toString(), place.toString()).start();
        if (copying.waitFor() != 0) {
            throw new IOException("The data of " + folder + " could not be copied");
        }
        return new MariadbInstance(place, freePort(), List.of(otherOptions));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static String user() {
        return "--user=" + System.getProperty("user.name");
    }

    /**
     * Returns an option for a separate temporary folder. When a server starts, it deletes the temporary tables in its
     * temporary folder, including those of other servers. The installation program starts a server as well.
     */
    private String temporaryFolder() throws IOException {
        return "--tmpdir=" + Files.createDirectories(folder.resolve("tmp"));
    }

    private void installData() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "mariadb-install-db",
                "--no-defaults",
                user(),
                "--datadir=" + folder.resolve("data"),
                temporaryFolder(),
                "--auth-root-authentication-method=normal",
                "--skip-test-db"));
        options.stream()
                .filter(option -> option.startsWith("--innodb-page-size="))
                .forEach(command::add);
        Process installation = process(command);
        try {
            if (installation.waitFor() != 0) {
                throw new IOException("mariadb-install-db failed, see " + folder.resolve("log"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private Process process(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
                .start();
    }

    /** Starts the server and waits until it answers. */
    public void start(String... more) throws IOException {
        process = process(command(more));
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
        await();
    }

    /** {@return the last cluster transaction that the data of a crashed node contains; the node must not be running} */
    String findPosition() throws IOException, InterruptedException {
        Process recovery = process(command("--wsrep-recover"));
        recovery.waitFor();
        String text = Files.readString(folder.resolve("log"), StandardCharsets.ISO_8859_1);
        String mark = "Recovered position: ";
        int at = text.lastIndexOf(mark);
        if (at < 0) {
            throw new IOException("The position is unknown, see " + folder.resolve("log"));
        }
        return text.substring(at + mark.length()).lines().findFirst().orElse("").strip();
    }

    private List<String> command(String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                PROGRAM.toString(),
                "--no-defaults",
                user(),
                "--datadir=" + folder.resolve("data"),
                temporaryFolder(),
                "--socket=" + folder.resolve("s.sock"),
                "--pid-file=" + folder.resolve("pid"),
                "--port=" + port,
                "--bind-address=127.0.0.1"));
        command.addAll(options);
        command.addAll(List.of(more));
        return command;
    }

    private void await() throws IOException {
        SQLException last = null;
        for (int i = 0; i < 600; i++) {
            try {
                DriverManager.getConnection(url("mysql")).close();
                return;
            } catch (SQLException e) {
                last = e;
                if (!isRunning()) {
                    break;
                }
                pause();
            }
        }
        throw new IOException("The server does not answer, see " + folder.resolve("log"), last);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /** {@return whether the server's process exists} */
    public boolean isRunning() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /** {@return the data folder} */
    Path data() {
        return folder.resolve("data");
    }

    /** {@return the port} */
    public int port() {
        return port;
    }

    /** {@return the URL of a database on this server, for the MySQL driver if -Dmariadb.driver=mysql is set} */
    public String url(String database) {
        String url = "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=root&sslMode=disable";
        return MYSQL_DRIVER ? withMysqlDriver(url) : url;
    }

    /** {@return the URL of the same database for the MySQL driver} */
    public static String withMysqlDriver(String url) {
        return url.replace("jdbc:mariadb:", "jdbc:mysql:").replace("sslMode=disable", "sslMode=DISABLED");
    }

    /** {@return the URL of a new, empty database with the given name} */
    public String createDatabase(String name) {
        try (Connection connection = DriverManager.getConnection(url("mysql"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return url(name);
    }

    /** Sends a signal to the server. */
    void signal(String name) throws IOException, InterruptedException {
        Process running = process;
        if (running == null
                || new ProcessBuilder("kill", "-" + name, String.valueOf(running.pid()))
                                .start()
                                .waitFor()
                        != 0) {
            throw new IOException("The signal " + name + " could not be sent to the server at port " + port);
        }
    }

    /** Kills the server immediately. */
    public void kill() {
        end(true);
    }

    /** Stops the server, which first writes all changes to disk. */
    @Override
    public void close() {
        end(false);
    }

    private void end(boolean forcibly) {
        Process running = process;
        if (running == null) {
            return;
        }
        try {
            if (forcibly) {
                running.destroyForcibly();
                running.waitFor();
            } else {
                running.destroy();
                if (!running.waitFor(20, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
