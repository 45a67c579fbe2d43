package dev.limbeck.postgresql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Runs a server for a script until standard input ends. */
public final class ServerProcess {
    private ServerProcess() {}

    /**
     * Starts the server with a new, empty database and writes the URL of the database to a file.
     *
     * @param arguments the file
     */
    public static void main(String[] arguments) throws IOException {
        String url = PostgresqlServer.createDatabase();
        Path file = Path.of(arguments[0]);
        Path part = Files.writeString(file.resolveSibling(file.getFileName() + ".part"), url);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        while (System.in.read() >= 0) {
            // the script that uses the server is still running
        }
    }
}
