package dev.limbeck.cli.postgresql;

import dev.limbeck.postgresql.session.DatabaseUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Forwards connections to the server of the tests, which reports version 13 through this proxy. */
final class OldServer implements AutoCloseable {
    private static final String PARAMETER = "server_version\0";

    private final ServerSocket socket;
    private final DatabaseUrl database;
    private final int serverPort;

    private OldServer(DatabaseUrl database) throws IOException {
        this.database = database;
        this.serverPort =
                URI.create(database.server().substring("jdbc:".length())).getPort();
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static OldServer before(String url) throws IOException {
        OldServer proxy = new OldServer(DatabaseUrl.parse(url));
        background(proxy::accept);
        return proxy;
    }

    String url() {
        return "jdbc:postgresql://localhost:" + socket.getLocalPort() + "/" + database.database()
                + database.parameters();
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void background(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                return; // one of the sides closed the connection
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() throws IOException {
        while (!socket.isClosed()) {
            Socket client = socket.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            background(() -> forward(client.getInputStream(), server.getOutputStream()));
            background(() -> forward(server.getInputStream(), client.getOutputStream()));
        }
    }

    /** The version is part of the first messages of the server, which arrive together. */
    private static void forward(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[65536];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
            int at = text.indexOf(PARAMETER);
            if (at >= 0) {
                buffer[at + PARAMETER.length()] = '1';
                buffer[at + PARAMETER.length() + 1] = '3';
            }
            to.write(buffer, 0, count);
            to.flush();
        }
        to.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
