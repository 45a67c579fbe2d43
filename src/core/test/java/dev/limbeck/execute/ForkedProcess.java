package dev.limbeck.execute;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Runs a test's main method in a separate JVM, which can be killed, halted, or prevented from writing. */
public record ForkedProcess(Process process, BufferedReader out) implements AutoCloseable {

    /** Starts the main method with the given arguments and the test's class path. */
    public static ForkedProcess start(Class<?> main, String... arguments) throws IOException {
        return start(command(System.getProperty("java.class.path"), main, arguments));
    }

    /** {@return the command that starts the main method with the given class path} */
    public static List<String> command(String classPath, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                classPath,
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts the command; its standard error is that of the test. */
    public static ForkedProcess start(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new ForkedProcess(
                process, new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)));
    }

    /** {@return the next line of output, or null at the end} */
    public @org.jspecify.annotations.Nullable String line() {
        try {
            return out.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the remaining output; waits for the process to end} */
    public String rest() throws InterruptedException {
        String rest = out.lines().collect(Collectors.joining("\n"));
        process.waitFor();
        return rest;
    }

    /** {@return the exit code of the process; waits for the process to end} */
    public int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
