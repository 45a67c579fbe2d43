package dev.limbeck.postgresql;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/**
 * Dumps and restores databases with the programs of the tests' server or, if that server has none (such as the embedded
 * server), with those of the newest version that Debian's packages installed. The programs can be newer than the
 * server, but not older.
 */
public final class PostgresqlDump {
    private PostgresqlDump() {}

    /** Skips the test if there are no programs for the version of the server. */
    public static void requirePrograms() {
        Assumptions.assumeTrue(
                hasPrograms(),
                () -> "no pg_dump for PostgreSQL " + PostgresqlServer.majorVersion()
                        + " is installed: run the test with -Dpostgresql.home=FOLDER");
    }

    /** {@return whether there are programs for the version of the server} */
    public static boolean hasPrograms() {
        return findPrograms().isPresent();
    }

    private static Optional<Path> findPrograms() {
        Optional<Path> own =
                Optional.ofNullable(PostgresqlServer.setting("home")).map(Path::of);
        return own.filter(PostgresqlDump::hasDump)
                .or(() -> PostgresqlInstance.findDebian()
                        .filter(PostgresqlDump::hasDump)
                        .filter(home ->
                                Integer.parseInt(home.getFileName().toString()) >= PostgresqlServer.majorVersion()))
                .map(home -> home.resolve("bin"));
    }

    private static boolean hasDump(Path home) {
        return Files.exists(home.resolve("bin/pg_dump"));
    }

    /** {@return the dump of a database as SQL} */
    public static String dump(String url, String... options) {
        List<String> command = program("pg_dump", url);
        command.addAll(List.of(options));
        return run(command, "");
    }

    /** Runs SQL with psql, which stops at the first error. */
    public static void restore(String url, String sql) {
        List<String> command = program("psql", url);
        command.addAll(List.of("-X", "-q", "-v", "ON_ERROR_STOP=1"));
        run(command, sql);
    }

    /**
     * Restores one database's public schema, with its rows, under another name in another database. The names are
     * changed in the text of the dump.
     */
    public static void restoreAs(String schema, String from, String to) {
        String quoted = "\"" + schema + "\".";
        String definitions = dump(from, "--schema-only", "-n", "public")
                .replaceAll("\\bpublic\\.", quoted)
                .replaceFirst("CREATE SCHEMA public;", "");
        String rows = dump(from, "--data-only", "--inserts", "-n", "public").replaceAll("\\bpublic\\.", quoted);
        restore(to, "CREATE SCHEMA \"" + schema + "\";\n" + definitions + rows);
    }

    private static List<String> program(String name, String url) {
        URI address = URI.create(url.substring("jdbc:".length()));
        return new ArrayList<>(List.of(
                findPrograms().orElseThrow().resolve(name).toString(),
                "-h",
                address.getHost(),
                "-p",
                String.valueOf(address.getPort()),
                "-U",
                "postgres",
                "-d",
                address.getPath().substring(1)));
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
