package dev.limbeck.cli.mariadb;

import dev.limbeck.cli.ServerProxy;
import java.io.IOException;

/**
 * Starts proxies that make the test server look like a different server by changing the name and version in its first
 * message.
 */
final class DisguisedServer {
    private DisguisedServer() {}

    /** Makes the server look like MariaDB 10.05. */
    static ServerProxy old(int serverPort) throws IOException {
        return ServerProxy.start(serverPort, message -> message.replace("10.11", "10.05"));
    }

    /** Makes the server look like a product that is not MariaDB. */
    static ServerProxy notMariadb(int serverPort) throws IOException {
        return ServerProxy.start(serverPort, message -> message.replace("MariaDB", "Another"));
    }
}
