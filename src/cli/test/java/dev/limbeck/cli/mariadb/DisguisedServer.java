package dev.limbeck.cli.mariadb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Forwards connections to the server of the tests, and makes it look like another server. */
final class DisguisedServer implements AutoCloseable {
    private final int serverPort;
    private final String text;
    private final String replacement;
    private final ServerSocket socket;

    private DisguisedServer(int serverPort, String text, String replacement) throws IOException {
        this.serverPort = serverPort;
        this.text = text;
        this.replacement = replacement;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Makes the server look like MariaDB 10.05. */
    static DisguisedServer old(int serverPort) throws IOException {
        return start(new DisguisedServer(serverPort, "10.11", "10.05"));
    }

    /** Makes the server look like a server that is not MariaDB. */
    static DisguisedServer notMariadb(int serverPort) throws IOException {
        return start(new DisguisedServer(serverPort, "MariaDB", "Another"));
    }

    private static DisguisedServer start(DisguisedServer proxy) {
        background(proxy::accept);
        return proxy;
    }

    int port() {
        return socket.getLocalPort();
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

    /** The name and the version are a part of the first message of the server. */
    private void forward(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[65536];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            String message = new String(buffer, 0, count, StandardCharsets.ISO_8859_1).replace(text, replacement);
            to.write(message.getBytes(StandardCharsets.ISO_8859_1));
            to.flush();
        }
        to.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
