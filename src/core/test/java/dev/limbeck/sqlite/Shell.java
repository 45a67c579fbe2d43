package dev.limbeck.sqlite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real sqlite3 shell, run as a user runs it. */
public final class Shell {
    private Shell() {}

    /**
     * The result of a script.
     *
     * @param code the exit code
     * @param out its standard output
     * @param err its standard error
     */
    public record Outcome(int code, String out, String err) {}

    /** Skips the test if there is no shell; the build installs it where possible. */
    public static void require() {
        Assumptions.assumeTrue(isThere(), "sqlite3 is not on the path: install it to run this test");
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder("sqlite3", "-version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs {@code sqlite3 FILE < script}. */
    public static Outcome run(Path database, String script) {
        try {
            Path folder = Files.createTempDirectory("limbeck-shell");
            Path in = Files.writeString(folder.resolve("script.sql"), script);
            Path out = folder.resolve("out");
            Path err = folder.resolve("err");
            int code = new ProcessBuilder("sqlite3", "-init", "/dev/null", database.toString())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start()
                    .waitFor();
            Outcome outcome = new Outcome(code, read(out), read(err));
            for (Path file : new Path[] {in, out, err, folder}) {
                Files.delete(file);
            }
            return outcome;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
