package dev.limbeck.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * What a run of the command has around it, so that a test can give its own.
 *
 * @param workingDirectory where relative paths of the command line begin
 * @param variables the environment variables
 * @param in where answers come from
 * @param out where results go
 * @param err where errors, log and progress go
 * @param inIsTerminal whether a person can be asked
 * @param outIsTerminal whether a person reads {@code out}
 * @param errIsTerminal whether a person reads {@code err}
 */
record Surroundings(
        Path workingDirectory,
        Map<String, String> variables,
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal) {

    /** The property in which the launcher says which streams are terminals; Java itself cannot tell. */
    static final String TERMINAL_PROPERTY = "limbeck.terminal";

    Surroundings {
        variables = Map.copyOf(variables);
    }

    /** {@return the surroundings of this process} */
    static Surroundings ofProcess() {
        return ofProcess(new FileOutputStream(FileDescriptor.out));
    }

    /** {@return the surroundings of this process, whose results go there} */
    static Surroundings ofProcess(OutputStream out) {
        String terminals = System.getProperty(TERMINAL_PROPERTY);
        boolean unknown = terminals == null;
        return new Surroundings(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                new BufferedReader(new InputStreamReader(System.in, charset())),
                writer(out),
                writer(new FileOutputStream(FileDescriptor.err)),
                unknown ? consoleIsTerminal() : terminals.contains("in"),
                unknown ? consoleIsTerminal() : terminals.contains("out"),
                unknown ? consoleIsTerminal() : terminals.contains("err"));
    }

    /** {@return the same, with results going elsewhere} */
    Surroundings writingTo(PrintWriter other) {
        return new Surroundings(workingDirectory, variables, in, other, err, inIsTerminal, false, errIsTerminal);
    }

    /** {@return how results are coloured: not unless a person reads them, and not against their wish} */
    Style outStyle() {
        return style(outIsTerminal);
    }

    /** {@return how messages are coloured} */
    Style errStyle() {
        return style(errIsTerminal);
    }

    /**
     * {@return whether there is a person to ask: one that sees the question and can type, and that is not a machine's
     * terminal, as the variable {@code CI} says}
     */
    boolean canAsk() {
        return inIsTerminal && errIsTerminal && variables.getOrDefault("CI", "").isEmpty();
    }

    /** See no-color.org: the variable counts when it is there and not empty. */
    private Style style(boolean terminal) {
        boolean unwanted = !variables.getOrDefault("NO_COLOR", "").isEmpty()
                || variables.getOrDefault("TERM", "").equals("dumb");
        return terminal && !unwanted ? Style.COLOURED : Style.PLAIN;
    }

    /** Java 17 has a console only on a terminal; from Java 22 it always has one, which knows whether it is. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean consoleIsTerminal() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static PrintWriter writer(OutputStream out) {
        return new PrintWriter(new OutputStreamWriter(out, charset()), true);
    }

    /** UTF-8 whatever the locale, so that a pipe and JSON are the same everywhere; only Windows consoles differ. */
    private static Charset charset() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String name = System.getProperty("sun.stdout.encoding");
        return windows && name != null ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
