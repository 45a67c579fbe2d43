package dev.limbeck.cli.terminal;

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
 * The environment of a run: working directory, variables and streams. Tests create their own.
 *
 * @param workingDirectory the folder that relative paths of the command line are resolved against
 * @param variables the environment variables
 * @param in the input, for answers
 * @param out the output, for results
 * @param err the output for errors, log and progress
 * @param inIsTerminal whether {@code in} is a terminal
 * @param outIsTerminal whether {@code out} is a terminal
 * @param errIsTerminal whether {@code err} is a terminal
 * @param unescaped the output for results that must be printed exactly; {@code out} escapes control characters
 * @param unescapedErr the output for colored help texts after an error; {@code err} escapes control characters
 */
public record ProcessContext(
        Path workingDirectory,
        Map<String, String> variables,
        BufferedReader in,
        PrintWriter out,
        PrintWriter err,
        boolean inIsTerminal,
        boolean outIsTerminal,
        boolean errIsTerminal,
        PrintWriter unescaped,
        PrintWriter unescapedErr) {

    /** The system property in which the launcher lists the streams that are terminals; Java cannot determine them. */
    static final String TERMINAL_PROPERTY = "limbeck.terminal";

    /** Copies the variables. */
    public ProcessContext {
        variables = Map.copyOf(variables);
    }

    /** Creates an environment whose streams escape control characters before they print to these streams. */
    public ProcessContext(
            Path workingDirectory,
            Map<String, String> variables,
            BufferedReader in,
            PrintWriter out,
            PrintWriter err,
            boolean inIsTerminal,
            boolean outIsTerminal,
            boolean errIsTerminal) {
        this(
                workingDirectory,
                variables,
                in,
                EscapingWriter.wrap(out),
                EscapingWriter.wrap(err),
                inIsTerminal,
                outIsTerminal,
                errIsTerminal,
                out,
                err);
    }

    /** {@return the output for text that a program reads: exact on a pipe, escaped on a terminal} */
    public PrintWriter exactOut() {
        return outIsTerminal ? out : unescaped;
    }

    /** {@return the environment of this process} */
    public static ProcessContext ofProcess() {
        return ofProcess(new FileOutputStream(FileDescriptor.out));
    }

    /** {@return the environment of this process, with the given output for results} */
    public static ProcessContext ofProcess(OutputStream out) {
        String terminals = System.getProperty(TERMINAL_PROPERTY);
        boolean unknown = terminals == null;
        return new ProcessContext(
                Path.of("").toAbsolutePath(),
                System.getenv(),
                new BufferedReader(new InputStreamReader(System.in, charset())),
                writer(out),
                writer(new FileOutputStream(FileDescriptor.err)),
                unknown ? consoleIsTerminal() : terminals.contains("in"),
                unknown ? consoleIsTerminal() : terminals.contains("out"),
                unknown ? consoleIsTerminal() : terminals.contains("err"));
    }

    /** {@return a copy with the given output for results, which is not a terminal} */
    public ProcessContext withOutput(PrintWriter other) {
        return new ProcessContext(
                workingDirectory, variables, in, other, err, inIsTerminal, false, errIsTerminal, other, unescapedErr);
    }

    /**
     * {@return the style of results, which has colors only on a terminal, and only if the user has not disabled them}
     */
    public TextStyle outStyle() {
        return style(outIsTerminal);
    }

    /** {@return the style of messages} */
    public TextStyle errStyle() {
        return style(errIsTerminal);
    }

    /**
     * {@return whether questions can be asked: input and standard error are terminals, and the variable {@code CI} is
     * not set}
     */
    public boolean canAsk() {
        return inIsTerminal && errIsTerminal && variables.getOrDefault("CI", "").isEmpty();
    }

    /** Follows no-color.org: NO_COLOR disables colors if it is set and not empty. */
    private TextStyle style(boolean terminal) {
        boolean disabled = !variables.getOrDefault("NO_COLOR", "").isEmpty()
                || variables.getOrDefault("TERM", "").equals("dumb");
        return terminal && !disabled ? TextStyle.COLORED : TextStyle.PLAIN;
    }

    /**
     * Returns whether the console is a terminal. Before Java 22, a console exists only on a terminal; since then it
     * always exists and has the method {@code isTerminal}.
     */
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

    /**
     * Returns the charset of a Windows console, and otherwise UTF-8, so that pipes and JSON do not depend on the
     * locale.
     */
    private static Charset charset() {
        boolean windows =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");
        String name = System.getProperty("sun.stdout.encoding");
        return windows && name != null ? Charset.forName(name) : StandardCharsets.UTF_8;
    }
}
