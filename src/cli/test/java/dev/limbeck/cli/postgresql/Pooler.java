package dev.limbeck.cli.postgresql;

import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.postgresql.session.DatabaseUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A running PgBouncer in front of the test server. */
final class Pooler implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private final Process process;
    private final int port;

    private Pooler(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Starts a pooler in the given mode; the test is skipped if PgBouncer is not installed. */
    static Pooler start(Path folder, String mode) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "PgBouncer is not installed");
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        DatabaseUrl server = DatabaseUrl.parse(PostgresqlServer.url("postgres"));
        Path users = Files.writeString(folder.resolve("users.txt"), "\"postgres\" \"\"\n");
        Path settings = Files.writeString(
                folder.resolve("pgbouncer.ini"),
                "[databases]\n* = host=127.0.0.1 port="
                        + URI.create(server.server().substring("jdbc:".length()))
                                .getPort()
                        + "\n[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = " + port
                        + "\nauth_type = trust\nauth_file = " + users + "\npool_mode = " + mode
                        + "\nunix_socket_dir =\nignore_startup_parameters = extra_float_digits\n");
        for (Path each : List.of(folder, users, settings)) {
            each.toFile().setReadable(true, false);
            each.toFile().setExecutable(true, false);
        }
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-q"));
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("-u", "nobody"));
        }
        command.add(settings.toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("pgbouncer.log").toFile())
                .start();
        Pooler pooler = new Pooler(process, port);
        pooler.awaitStart(folder);
        return pooler;
    }

    private void awaitStart(Path folder) throws IOException, InterruptedException {
        while (true) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (IOException e) {
                if (!process.isAlive()) {
                    throw new IOException(Files.readString(folder.resolve("pgbouncer.log")), e);
                }
                Thread.sleep(20);
            }
        }
    }

    /** {@return the URL for connecting to a database on the test server through the pooler} */
    String url(String direct) {
        DatabaseUrl database = DatabaseUrl.parse(direct);
        return "jdbc:postgresql://localhost:" + port + "/" + database.database() + database.parameters();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
