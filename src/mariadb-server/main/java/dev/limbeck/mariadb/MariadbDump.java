package dev.limbeck.mariadb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Dumps and restores databases with the programs in the mariadb-client package. */
public final class MariadbDump {
    private MariadbDump() {}

    /** {@return whether the programs are installed} */
    public static boolean hasPrograms() {
        return Files.isExecutable(Path.of("/usr/bin/mariadb-dump"));
    }

    /** {@return the dump of a database as SQL, with triggers and routines} */
    public static String dump(String url, String... options) {
        List<String> command = program("mariadb-dump", url, "--routines", "--triggers");
        command.addAll(command.size() - 1, List.of(options));
        return run(command, "");
    }

    /** Runs SQL with the client, which stops at the first error. */
    public static void restore(String url, String sql) {
        run(program("mariadb", url), sql);
    }

    private static List<String> program(String name, String url, String... options) {
        URI address = URI.create(url.substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of(
                "/usr/bin/" + name,
                "--no-defaults",
                "--host=" + address.getHost(),
                "--port=" + address.getPort(),
                "--user=root",
                "--default-character-set=utf8mb4"));
        command.addAll(List.of(options));
        command.add(address.getPath().substring(1));
        return command;
    }

    private static String run(List<String> command, String input) {
        try {
            Path given = Files.writeString(Files.createTempFile("limbeck-dump-", ".sql"), input);
            Path output = Files.createTempFile("limbeck-dump-", ".txt");
            Path errors = Files.createTempFile("limbeck-dump-", ".err");
            int code = new ProcessBuilder(command)
                    .redirectInput(given.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start()
                    .waitFor();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            String messages = Files.readString(errors, StandardCharsets.UTF_8);
            Files.delete(given);
            Files.delete(output);
            Files.delete(errors);
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + ": " + messages);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
