package dev.limbeck.cli.option;

import java.util.List;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Accepts revisions such as {@code -1} and {@code -3:head}, which picocli would read as options, and still rejects
 * unknown options.
 */
public @SuppressWarnings("JdkObsolete") // picocli's interface requires a Stack
final class RevisionArgument implements IParameterConsumer {
    private static final Pattern STEPS_BACK = Pattern.compile("-\\d+(:.*)?");

    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec argument, CommandSpec command) {
        String value = arguments.pop();
        if (value.startsWith("-") && !STEPS_BACK.matcher(value).matches()) {
            throw new UnmatchedArgumentException(command.commandLine(), List.of(value));
        }
        argument.setValue(value);
    }

    /** Makes picocli pass arguments that begin with a dash to {@link #consumeParameters}. */
    public static void allowLeadingDash(CommandSpec command) {
        command.parser().unmatchedOptionsArePositionalParams(true);
    }
}
