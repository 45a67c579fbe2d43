package dev.limbeck.cli;

import java.util.List;
import java.util.Stack;
import java.util.regex.Pattern;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Takes {@code -1} and {@code -3:head} for a revision and still tells {@code --urk} from one: picocli knows only options with a dash. */
@SuppressWarnings("JdkObsolete") // picocli's interface has a Stack
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

    /** Lets arguments with a dash through to {@link #consumeParameters} in that command. */
    static void accept(CommandSpec command) {
        command.parser().unmatchedOptionsArePositionalParams(true);
    }
}
