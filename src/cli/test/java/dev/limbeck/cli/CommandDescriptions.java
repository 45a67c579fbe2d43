package dev.limbeck.cli;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.terminal.ProcessContext;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A program that writes everything that picocli knows about the commands, and the results of parsing sample arguments.
 */
final class CommandDescriptions {
    /** Each option accepts at least one of these values, and most of these values are invalid for some option. */
    private static final List<String> VALUES =
            List.of("", "all", "7", "a=b", "java", "json", "zsh", "-1", "-3:head", "x,y");

    private static final String COMMANDS = "dev.limbeck.cli.";

    private CommandDescriptions() {}

    /** Writes the descriptions to the given file. */
    public static void main(String[] arguments) throws IOException {
        try (PrintStream out =
                new PrintStream(Files.newOutputStream(Path.of(arguments[0])), false, StandardCharsets.UTF_8)) {
            LimbeckCommand options = new LimbeckCommand();
            CommandLine line = Commands.createAll(options, new CommandContext(ProcessContext.ofProcess(), options));
            out.println(ObjectText.of(line, "picocli.", COMMANDS));
            for (CommandSpec command : all(line.getCommandSpec())) {
                out.println(command.commandLine().getUsageMessage());
                List<String> path =
                        new ArrayList<>(List.of(command.qualifiedName().split(" ")));
                path.remove(0);
                for (List<String> sample : samples(command)) {
                    out.println(path + " " + sample);
                    parse(line, Stream.concat(path.stream(), sample.stream()).toArray(String[]::new), out);
                }
            }
        }
    }

    /** {@return the command and all of its subcommands, at every depth} */
    static List<CommandSpec> all(CommandSpec command) {
        List<CommandSpec> all = new ArrayList<>(List.of(command));
        command.subcommands().values().stream().distinct().forEach(below -> all.addAll(all(below.getCommandSpec())));
        return all;
    }

    private static List<List<String>> samples(CommandSpec command) {
        List<List<String>> samples = new ArrayList<>(List.of(List.of(), List.of("one", "two", "three")));
        VALUES.forEach(value -> samples.add(List.of(value)));
        for (OptionSpec option : command.options()) {
            String name = option.longestName();
            samples.add(List.of(name + "=7", name + "=8"));
            if (!option.inherited()) {
                Stream.of(option.names()).forEach(each -> samples.add(List.of(each)));
                VALUES.forEach(value -> samples.add(List.of(name + "=" + value)));
                VALUES.forEach(value -> samples.add(List.of(name, value, "argument")));
                samples.add(List.of("--no-" + name.replaceFirst("^-*", "")));
            }
        }
        return samples;
    }

    private static void parse(CommandLine line, String[] arguments, PrintStream out) {
        try {
            line.parseArgs(arguments);
        } catch (ParameterException e) {
            out.println("  " + e.getClass().getName() + " " + e.getMessage());
            return;
        }
        for (@Nullable ParseResult part = line.getParseResult(); part != null; part = part.subcommand()) {
            out.println("  " + part.commandSpec().qualifiedName() + " unmatched " + part.unmatched());
            part.matchedArgs().forEach(argument -> printValue(argument, out));
            out.println(ObjectText.of(part.commandSpec().userObject(), COMMANDS));
        }
    }

    private static void printValue(ArgSpec argument, PrintStream out) {
        out.println("  " + argument + " " + argument.originalStringValues());
        argument.typedValues().forEach(value -> out.println("    " + ObjectText.of(value, COMMANDS)));
        out.println("    " + ObjectText.of(argument.getValue(), COMMANDS));
    }
}
