package dev.limbeck.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A main method in a separate process, so that it can be killed.
 *
 * @param process the process
 * @param out its standard output
 */
public record ForkedJvm(Process process, BufferedReader out) implements AutoCloseable {

    /** Starts the main method with the class path of the test; the process shares the standard error of the test. */
    public static ForkedJvm start(Class<?> main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new ForkedJvm(
                process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    /** {@return the next line of output, or null at the end} */
    public @Nullable String line() throws IOException {
        return out.readLine();
    }

    /** Writes a byte to the standard input of the process, which waits for this byte before it continues. */
    public void proceed() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** {@return the exit code of the process, after waiting for it to end} */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    /** Kills the process and waits for it to end. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Kills the process. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
