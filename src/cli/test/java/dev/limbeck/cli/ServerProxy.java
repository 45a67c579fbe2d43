package dev.limbeck.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

/** Forwards connections to the test server, and changes the messages so that the server looks like a different one. */
public final class ServerProxy implements AutoCloseable {
    private final int serverPort;
    private final UnaryOperator<String> change;
    private final ServerSocket socket;

    private ServerProxy(int serverPort, UnaryOperator<String> change) throws IOException {
        this.serverPort = serverPort;
        this.change = change;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /**
     * Starts a proxy.
     *
     * @param change changes the messages that both sides send, in which each byte is a character of ISO 8859-1
     */
    public static ServerProxy start(int serverPort, UnaryOperator<String> change) throws IOException {
        ServerProxy proxy = new ServerProxy(serverPort, change);
        background(proxy::accept);
        return proxy;
    }

    public int port() {
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

    private void forward(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[65536];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            String message = change.apply(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
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
