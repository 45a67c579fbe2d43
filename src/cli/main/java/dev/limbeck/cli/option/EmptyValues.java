package dev.limbeck.cli.option;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Rejects options whose value is empty, as in {@code --url "$URL"} if the variable is not set. The command would
 * otherwise use a value that the caller did not intend.
 */
public final class EmptyValues {
    /** The options with a text value that may be empty. */
    private static final Set<String> TEXTS = Set.of("--message", "--tag", "-x");

    private EmptyValues() {}

    /**
     * Checks the options of all parts of the command line.
     *
     * @throws ParameterException if a value is empty
     */
    public static void reject(ParseResult parsed) {
        for (@Nullable ParseResult part = parsed; part != null; part = part.subcommand()) {
            for (OptionSpec option : part.matchedOptions()) {
                if (isEmpty(option)) {
                    throw new ParameterException(
                            part.commandSpec().commandLine(),
                            option.longestName() + " is empty. Specify a value, or omit the option.");
                }
            }
        }
    }

    private static boolean isEmpty(OptionSpec option) {
        return Stream.of(option.names()).noneMatch(TEXTS::contains)
                && option.arity().min() > 0
                && option.originalStringValues().stream().anyMatch(String::isEmpty);
    }
}
