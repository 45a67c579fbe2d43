package dev.limbeck.cli;

import dev.limbeck.cli.help.HelpCommand;
import dev.limbeck.cli.help.OtherTools;
import dev.limbeck.settings.Passwords;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.text.NearestName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The messages of usage errors, reworded where picocli's message is meant for programmers. The meaning of the arguments
 * is not known if the command line is wrong, so the message omits every argument that could be a password.
 */
final class UsageMessage {
    private static final Set<SettingKey> CREDENTIALS =
            Set.of(SettingKey.DATABASE_URL, SettingKey.DATABASE_USERNAME, SettingKey.DATABASE_PASSWORD);

    /** The text that introduces the Limbeck command that corresponds to another tool's command. */
    static final String OTHER_COMMAND = " The command for this is: ";

    private static final String NO_COMMAND = "There is no command ";

    /** The text before the command with the most similar name. */
    static final String MEANT = " Did you mean: ";

    private UsageMessage() {}

    /** {@return the message of a usage error of a command line with the given arguments} */
    static String describe(ParameterException failure, List<String> arguments) {
        if (failure instanceof UnmatchedArgumentException unmatched) {
            return unmatched.isUnknownOption() ? unknownOptions(unmatched) : unexpected(unmatched, arguments);
        }
        Optional<String> unknown = unknownCommand(failure, arguments);
        if (unknown.isPresent()) {
            return unknown.get();
        }
        String text = String.valueOf(failure.getMessage());
        if (failure instanceof MissingParameterException missing
                && missing.getMissing().stream().allMatch(ArgSpec::isPositional)
                && text.startsWith("Missing required parameter")) {
            return failure.getCommandLine().getCommandName() + " requires the argument "
                    + missing.getMissing().stream().map(ArgSpec::paramLabel).collect(Collectors.joining(" and ")) + ".";
        }
        boolean secret = failure.getArgSpec() instanceof OptionSpec option && isSecret(option.longestName());
        return secret && failure.getValue() != null && !failure.getValue().isEmpty()
                ? text.replace(failure.getValue(), "***")
                : Passwords.mask(text);
    }

    /** Lists the unknown options without their values. */
    private static String unknownOptions(UnmatchedArgumentException failure) {
        List<String> names = failure.getUnmatched().stream()
                .filter(text -> text.startsWith("-"))
                .map(text -> "'" + Passwords.mask(name(text)) + "'")
                .toList();
        return "Unknown option" + (names.size() == 1 ? "" : "s") + ": " + String.join(", ", names);
    }

    private static String unexpected(UnmatchedArgumentException failure, List<String> arguments) {
        String first = failure.getUnmatched().get(0);
        CommandLine line = failure.getCommandLine();
        if (!line.getSubcommands().isEmpty()) {
            return noCommand(line, failure.getUnmatched());
        }
        int place = arguments.indexOf(first) + 1;
        return place > 0 && arguments.stream().anyMatch(UsageMessage::isCredential)
                ? "Unexpected argument at position " + place + "; it is not shown because it could be a password."
                : "Unexpected argument \"" + Passwords.mask(first) + "\".";
    }

    /** {@return whether the message states that a command does not exist} */
    static boolean isAboutCommand(String message) {
        return message.startsWith(NO_COMMAND);
    }

    /**
     * Returns a message if the first argument is not a Limbeck command, as in {@code db upgrade}. The parser ignores
     * such an argument and reports what is wrong with the command after it.
     */
    private static Optional<String> unknownCommand(ParameterException failure, List<String> arguments) {
        CommandLine top = failure.getCommandLine();
        while (top.getParent() != null) {
            top = top.getParent();
        }
        return arguments.isEmpty()
                        || arguments.get(0).startsWith("-")
                        || top.getSubcommands().containsKey(arguments.get(0))
                ? Optional.empty()
                : Optional.of(noCommand(top, arguments));
    }

    private static String noCommand(CommandLine line, List<String> words) {
        String word = words.get(0);
        String name = line.getCommandSpec().qualifiedName();
        String message = NO_COMMAND + "\"" + name + " " + word + "\".";
        Optional<String> near = NearestName.find(word, HelpCommand.names(line));
        boolean anotherCase = near.filter(word::equalsIgnoreCase).isPresent();
        Optional<String> ours = line.getParent() == null && !anotherCase ? OtherTools.find(words) : Optional.empty();
        return ours.map(command -> message + OTHER_COMMAND + command)
                .or(() -> near.map(command -> message + MEANT + name + " " + command + "?"))
                .orElse(message);
    }

    private static boolean isCredential(String argument) {
        String name = name(argument);
        return argument.startsWith("-")
                && (isSecret(name)
                        || CREDENTIALS.stream()
                                .anyMatch(key -> name.equals(key.flag())
                                        || name.equals(key.shortFlag().orElse(""))));
    }

    private static boolean isSecret(String option) {
        return Passwords.isSecret(option);
    }

    private static String name(String option) {
        int equals = option.indexOf('=');
        return equals < 0 ? option : option.substring(0, equals);
    }
}
