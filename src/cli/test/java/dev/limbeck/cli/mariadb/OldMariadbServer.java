package dev.limbeck.cli.mariadb;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Forwards connections to the server of the tests, which it makes look like MariaDB 10.05. */
final class OldMariadbServer implements AutoCloseable {
    private static final String VERSION = "10.11";

    private final int serverPort;
    private final ServerSocket socket;

    private OldMariadbServer(int serverPort) throws IOException {
        this.serverPort = serverPort;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    static OldMariadbServer before(int serverPort) throws IOException {
        OldMariadbServer proxy = new OldMariadbServer(serverPort);
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

    /** The version is a part of the first message of the server. */
    private static void forward(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[65536];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            String text = new String(buffer, 0, count, StandardCharsets.ISO_8859_1);
            for (int at = text.indexOf(VERSION); at >= 0; at = text.indexOf(VERSION, at + 1)) {
                buffer[at + 3] = '0';
                buffer[at + 4] = '5';
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
