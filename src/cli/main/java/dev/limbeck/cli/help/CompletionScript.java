package dev.limbeck.cli.help;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Writes a completion script for bash, which zsh can read as well. It contains the commands and options; for the names
 * of revisions it calls the program ({@code limbeck __revisions}).
 */
public final class CompletionScript {
    /** The labels of arguments that take a revision. */
    private static final Set<String> REVISIONS = Set.of("TARGET", "REVISION", "FROM:TO", "RANGE");

    /** The values of an option whose type is an enum; the command accepts them in any case. */
    private static final Pattern ENUM_VALUES = Pattern.compile("(?<=_args=\\()\"[A-Z_]+\"( \"[A-Z_]+\")*(?=\\))");

    private static final String REGISTERED = "complete -F _complete_limbeck -o default limbeck";

    private static final String REVISION_COMPLETION =
            """

            # Revisions of the project in this folder; respects -c and -n before the word.
            function _limbeck_revisions() {
              local word="${COMP_WORDS[COMP_CWORD]}" before="" program="${COMP_WORDS[0]/#\\~/$HOME}" settings=() i
              for ((i = 1; i < COMP_CWORD - 1; i++)); do
                case "${COMP_WORDS[i]}" in
                  -c|--config|-n|--name) settings+=("${COMP_WORDS[i]}" "${COMP_WORDS[i+1]}") ;;
                esac
              done
              case "$word" in :|@|=) word="" ;; esac
              if [[ "$word" == *:* ]]; then before="${word%%:*}:"; word="${word#*:}"; fi
              local IFS=$'\\n'
              COMPREPLY=( $(compgen -P "$before" -W "$("$program" __revisions "${settings[@]}" 2>/dev/null)" -- "$word") )
            }

            function _limbeck() {
              local word="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}" command="" i
              for ((i = 1; i < COMP_CWORD; i++)); do
                case "${COMP_WORDS[i]}" in
                  @commands@) command="${COMP_WORDS[i]}" ;;
                esac
              done
              if [[ "$previous" == "=" && COMP_CWORD -gt 1 ]]; then previous="${COMP_WORDS[COMP_CWORD-2]}"; fi
              case "$previous" in
                @options@) _limbeck_revisions; return ;;
                @flags@) ;;
                -*) _complete_limbeck; return $? ;;
              esac
              if [[ -n "$command" && "$word" != -* ]]; then _limbeck_revisions; return; fi
              _complete_limbeck
            }

            complete -F _limbeck -o default limbeck
            """;

    private CompletionScript() {}

    /** {@return the script for bash} */
    public static String bash(CommandLine top) {
        String generated = ENUM_VALUES
                .matcher(AutoComplete.bash("limbeck", top))
                .replaceAll(values -> values.group().toLowerCase(Locale.ROOT));
        int end = generated.lastIndexOf(REGISTERED);
        int comment = generated.lastIndexOf("# Define a completion specification", end);
        return generated.substring(0, comment < 0 ? end : comment).stripTrailing()
                + "\n"
                + REVISION_COMPLETION
                        .replace("@commands@", String.join("|", commands(top)))
                        .replace("@options@", String.join("|", options(top)))
                        .replace("@flags@", String.join("|", flags(top)));
    }

    /**
     * {@return the script for zsh, which is the script for bash, preceded by the lines that load zsh's bash emulation}
     */
    public static String zsh(CommandLine top) {
        return "autoload -Uz compinit && compinit -C\nautoload -Uz bashcompinit && bashcompinit\n" + bash(top);
    }

    private static Stream<CommandLine> all(CommandLine top) {
        return Stream.concat(Stream.of(top), top.getSubcommands().values().stream());
    }

    private static List<String> commands(CommandLine top) {
        List<String> commands = new ArrayList<>();
        top.getSubcommands().forEach((name, line) -> {
            boolean takesRevision =
                    line.getCommandSpec().positionalParameters().stream().anyMatch(CompletionScript::isRevision);
            if (takesRevision) {
                commands.add(name);
            }
        });
        return commands;
    }

    private static boolean isRevision(ArgSpec argument) {
        return REVISIONS.contains(argument.paramLabel());
    }

    private static Set<String> options(CommandLine top) {
        return names(top, CompletionScript::isRevision);
    }

    /** {@return the names of the options that take no value} */
    private static Set<String> flags(CommandLine top) {
        return names(top, option -> option.arity().min() == 0);
    }

    private static Set<String> names(CommandLine top, Predicate<OptionSpec> wanted) {
        return all(top).map(CommandLine::getCommandSpec)
                .map(CommandSpec::options)
                .flatMap(List::stream)
                .filter(option -> !option.hidden())
                .filter(wanted)
                .flatMap(option -> Arrays.stream(option.names()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
