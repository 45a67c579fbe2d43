package dev.limbeck.cli.postgresql;

import dev.limbeck.cli.ServerProxy;
import dev.limbeck.postgresql.session.DatabaseUrl;
import java.io.IOException;
import java.net.URI;

/**
 * A proxy that makes the test server report version 13.
 *
 * @param url the URL of the database through the proxy
 */
record OldServer(ServerProxy proxy, String url) implements AutoCloseable {

    /** Starts the proxy for a database. The server's first messages arrive together and contain the server version. */
    static OldServer before(String url) throws IOException {
        DatabaseUrl database = DatabaseUrl.parse(url);
        int port = URI.create(database.server().substring("jdbc:".length())).getPort();
        ServerProxy proxy = ServerProxy.start(
                port, message -> message.replaceFirst("(?s)(?<version>server_version\\x00)..", "${version}13"));
        return new OldServer(
                proxy,
                "jdbc:postgresql://localhost:" + proxy.port() + "/" + database.database() + database.parameters());
    }

    @Override
    public void close() throws IOException {
        proxy.close();
    }
}
