package dev.limbeck.cli;

import dev.limbeck.cli.terminal.ProcessContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs the command in a folder, within this process, and captures the output. */
public record Cli(Path folder, Map<String, String> variables, boolean terminal, String typed) {

    /** The outcome of a run. */
    public record Outcome(int code, String out, String err) {}

    public static Cli of(Path folder) {
        return new Cli(folder, Map.of(), false, "");
    }

    public Cli withVariable(String variable, String value) {
        return new Cli(folder, Map.of(variable, value), terminal, typed);
    }

    Cli onTerminal() {
        return new Cli(folder, variables, true, typed);
    }

    /** Simulates a terminal on which the given lines are typed, followed by the end of the input. */
    Cli typing(String... lines) {
        return new Cli(folder, variables, true, String.join("\n", lines) + "\n");
    }

    public Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        ProcessContext surroundings = new ProcessContext(
                folder,
                variables,
                new BufferedReader(new StringReader(typed)),
                new PrintWriter(out),
                new PrintWriter(err),
                terminal,
                terminal,
                terminal);
        int code = Main.run(surroundings, arguments);
        return new Outcome(code, lines(out), lines(err));
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    /** Runs a command that must succeed and returns its output. */
    public String output(String... arguments) {
        Outcome outcome = run(arguments);
        if (outcome.code() != 0) {
            throw new AssertionError(List.of(arguments) + " gave " + outcome);
        }
        return outcome.out();
    }

    /** Creates a project with two empty revisions: 11aa, followed by 22bb. */
    public Cli createProject() {
        output("init", "src/main/java/db/revisions");
        output("revision", "-m", "first revision", "--rev-id", "11aa");
        output("revision", "-m", "second revision", "--rev-id", "22bb");
        return this;
    }

    /** Gives all revisions the same date, so that their order does not depend on when they were written. */
    void setSameDate() {
        for (String file : files()) {
            if (file.contains("Rev_") && file.endsWith(".java")) {
                write(file, read(file).replaceFirst("created = \"[^\"]*\"", "created = \"2026-11-23T07:45:12Z\""));
            }
        }
    }

    /** Returns the files below the folder, relative to it and sorted. */
    public List<String> files() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void delete(String file) {
        try {
            Files.delete(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void append(String file, String text) {
        write(file, read(file) + text);
    }
}
