package dev.limbeck.cli;

import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** Takes {@code -3:current} for a range: picocli would take the dash for the beginning of an option. */
@SuppressWarnings("JdkObsolete") // picocli's interface has a Stack
final class RevisionRangeArgument implements IParameterConsumer {

    @Override
    public void consumeParameters(Stack<String> arguments, ArgSpec argument, CommandSpec command) {
        if (arguments.isEmpty()) {
            throw new MissingParameterException(
                    command.commandLine(), argument, "-r needs a range, for instance ae10:head");
        }
        argument.setValue(arguments.pop());
    }
}
