package dev.limbeck.cli.option;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Accepts a range such as {@code -3:current}, which picocli would read as an option. */
public @SuppressWarnings("JdkObsolete") // picocli's interface requires a Stack
final class RevisionRangeArgument implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec argument, CommandSpec command) {
        if (arguments.isEmpty()) {
            throw new MissingParameterException(
                    command.commandLine(), argument, "-r needs a range, for example ae10:head");
        }
        argument.setValue(arguments.pop());
    }
}
