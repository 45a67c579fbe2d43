package dev.limbeck.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Writes a command's help text as a manual page (man-pages(7), groff_man(7)). */
public final class ManualPage {
    private static final String EXIT_STATUS =
            """
            0 success; 1 failure; 2 wrong usage; 3 the model and the database differ; 4 the database is not at the head,
            or is in the middle of a revision; 130 the command was interrupted.""";

    private final StringBuilder page = new StringBuilder();

    private ManualPage() {}

    /** {@return the manual page in roff format} */
    public static String render(CommandSpec command) {
        ManualPage page = new ManualPage();
        page.write(command);
        return page.page.toString();
    }

    /** {@return the page's name, for example {@code limbeck-alembic-import}} */
    public static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private void write(CommandSpec command) {
        List<String> description = List.of(command.usageMessage().description());
        title(command, description.isEmpty() ? "" : description.get(0));
        section("DESCRIPTION");
        description.forEach(paragraph -> {
            line(".PP");
            line(text(String.format(Locale.ROOT, paragraph)));
        });
        arguments("ARGUMENTS", command.positionalParameters().stream().toList());
        arguments(
                "OPTIONS",
                command.options().stream().filter(option -> !option.hidden()).toList());
        commands(command);
        examples(command);
        CommandSpec parent = command.parent();
        if (parent != null) {
            section("EXIT STATUS");
            line(text(EXIT_STATUS));
            section("SEE ALSO");
            line(".BR " + text(name(parent)) + " (1)");
        }
    }

    private void title(CommandSpec command, String summary) {
        String name = name(command);
        line(".TH \"" + name.toUpperCase(Locale.ROOT) + "\" \"1\" \"\" \"Limbeck\" \"Limbeck\"");
        section("NAME");
        line(name + " \\- " + text(summary));
        section("SYNOPSIS");
        line(".B " + text(command.qualifiedName()));
        line("[OPTIONS]" + synopsis(command) + (command.subcommands().isEmpty() ? "" : " COMMAND"));
    }

    private void examples(CommandSpec command) {
        section(command.parent() == null ? "EXAMPLES AND EXIT STATUS" : "EXAMPLES");
        line(".nf");
        for (String example : command.usageMessage().footer()) {
            line(text(String.format(Locale.ROOT, example)));
        }
        line(".fi");
    }

    private static String synopsis(CommandSpec command) {
        StringBuilder synopsis = new StringBuilder();
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            boolean optional = parameter.arity().min() == 0;
            synopsis.append(optional ? " [" : " ")
                    .append(text(parameter.paramLabel()))
                    .append(optional ? "]" : "");
        }
        return synopsis.toString();
    }

    private void arguments(String heading, List<? extends ArgSpec> arguments) {
        if (arguments.isEmpty()) {
            return;
        }
        section(heading);
        for (ArgSpec argument : arguments) {
            line(".TP");
            line(".B " + text(label(argument)));
            line(text(String.format(Locale.ROOT, String.join(" ", argument.description()))));
        }
    }

    private static String label(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.paramLabel();
        }
        String names = String.join(", ", Arrays.asList(option.names()));
        return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
    }

    private void commands(CommandSpec command) {
        if (command.subcommands().isEmpty()) {
            return;
        }
        section("COMMANDS");
        Map<CommandLine, List<String>> names = new LinkedHashMap<>();
        command.subcommands().forEach((name, line) -> {
            if (!line.getCommandSpec().usageMessage().hidden()) {
                names.computeIfAbsent(line, any -> new ArrayList<>()).add(name);
            }
        });
        names.forEach((line, all) -> {
            String[] description = line.getCommandSpec().usageMessage().description();
            line(".TP");
            line(".B " + text(String.join(", ", all)));
            line(text(description.length == 0 ? "" : description[0]));
        });
    }

    private void section(String heading) {
        line(".SH \"" + heading + "\"");
    }

    private void line(String line) {
        page.append(line).append('\n');
    }

    /** Escapes the text for roff: backslashes, hyphens, and a dot or quote at the beginning of a line. */
    private static String text(String text) {
        String escaped = text.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}
