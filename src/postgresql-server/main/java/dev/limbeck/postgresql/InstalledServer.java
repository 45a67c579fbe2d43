package dev.limbeck.postgresql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server that is started with the programs of an installed PostgreSQL, such as {@code /usr/lib/postgresql/15}. It
 * listens on the loopback interface only. PostgreSQL refuses to run as root, so root starts it as the postgres user.
 */
final class InstalledServer {
    private static final String USER = "postgres";
    private static final long SECONDS = 60;

    private final Path programs;
    private final Path folder;
    private final int port;
    private final boolean root;

    private InstalledServer(Path home, Path folder, int port) {
        this.programs = home.resolve("bin");
        this.folder = folder;
        this.port = port;
        this.root = "root".equals(System.getProperty("user.name"));
    }

    /** {@return a running server of the given installation, in a temporary folder} */
    static InstalledServer start(Path home) throws IOException {
        InstalledServer server = prepare(home);
        server.run("initdb", "-D", server.data(), "-U", USER, "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync");
        server.start();
        return server;
    }

    private static InstalledServer prepare(Path home) throws IOException {
        InstalledServer server =
                new InstalledServer(home, Files.createTempDirectory("limbeck-postgresql-"), findFreePort());
        if (server.root) {
            execute(List.of("chown", USER, server.folder.toString()));
        }
        return server;
    }

    /** Starts the server, which is not running. */
    void start() throws IOException {
        run(
                "pg_ctl",
                "-D",
                data(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-p " + port + " -F -c listen_addresses=127.0.0.1 -c max_connections=300"
                        + " -c unix_socket_directories=" + folder,
                "start");
    }

    /** {@return a running read replica of this server} */
    InstalledServer startReplica() throws IOException {
        InstalledServer replica = prepare(programs.resolve("..").normalize());
        String address = String.valueOf(port);
        replica.run(
                "pg_basebackup",
                "-h",
                "127.0.0.1",
                "-p",
                address,
                "-U",
                USER,
                "-R",
                "-c",
                "fast",
                "-D",
                replica.data());
        replica.start();
        return replica;
    }

    /** Kills all processes of the server, as {@code kill -9} does. */
    void kill() throws IOException {
        ProcessHandle main = ProcessHandle.of(Long.parseLong(
                        Files.readAllLines(Path.of(data(), "postmaster.pid")).get(0)))
                .orElseThrow();
        List<ProcessHandle> others = main.descendants().toList();
        // The main process comes first, because it would restart the others.
        main.destroyForcibly();
        others.forEach(ProcessHandle::destroyForcibly);
        main.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
        others.forEach(
                other -> other.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join());
    }

    Path folder() {
        return folder;
    }

    private static int findFreePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String data() {
        return folder.resolve("data").toString();
    }

    int port() {
        return port;
    }

    /** Stops the server and removes its folder. */
    void stop() throws IOException {
        run("pg_ctl", "-D", data(), "-m", "immediate", "stop");
        remove();
    }

    /** Removes the folder of the server, which is not running. */
    void remove() throws IOException {
        execute(List.of("rm", "-rf", folder.toString()));
    }

    private void run(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(root ? List.of("runuser", "-u", USER, "--") : List.of());
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        execute(command);
    }

    private static void execute(List<String> command) throws IOException {
        Path output = Files.createTempFile("limbeck-postgresql-", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(output.toAbsolutePath().resolveSibling(".").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException(
                        String.join(" ", command) + ": " + Files.readString(output, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }
}
