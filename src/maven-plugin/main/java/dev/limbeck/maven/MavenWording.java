package dev.limbeck.maven;

import dev.limbeck.settings.SettingKey;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates the commands and options in a message to Maven goals and properties: {@code limbeck upgrade head} becomes
 * {@code mvn limbeck:upgrade}.
 */
final class MavenWording {
    private static final String GOALS =
            "revision|upgrade|downgrade|current|history|heads|check|drift|verify|model|stamp|merge|show|entities|init|resume|doctor|unlock";
    private static final Pattern COMMAND = Pattern.compile("\\blimbeck (" + GOALS + ")\\b(( +-1| [+]\\d+| [\\w@]+)?)");
    /** The arguments that follow a goal and are not switches, and the corresponding properties. */
    private static final Map<Pattern, String> ARGUMENTS = Map.of(
            Pattern.compile("(-Dlimbeck\\.purge) (?=[A-Z])"), "$1 -Dlimbeck.revision=",
            Pattern.compile("(mvn limbeck:verify) (?=[\\w-]+:)"), "$1 -Dlimbeck.range=",
            Pattern.compile("(mvn limbeck:history) -i\\b"), "$1 -Dlimbeck.indicateCurrent",
            Pattern.compile("(mvn limbeck:history) -r (?=\\S)"), "$1 -Dlimbeck.revRange=",
            Pattern.compile("(mvn limbeck:init) (?=FOLDER)"), "$1 -Dlimbeck.directory=");

    private static final Pattern ASSIGNMENT = Pattern.compile("--(rename|rename-table|backfill) (?=\\S+=)");
    private static final Pattern VALUE = Pattern.compile(
            "(?<![\\w-])(?:--(message|no-rename|no-backfill|allow|report|head|depends-on|branch-label|rev-id|tag|against|lock-timeout|url|format)|-m)"
                    + " (?=[\\w\"<])");
    private static final Pattern SWITCH = Pattern.compile(
            "(?<![\\w-])--(autogenerate|from-database|splice|plan|purge|sql|overwrite|single|graph|no-model|allow-stale|done|again)\\b(?![-=])");
    private static final Set<String> POSITIONAL = Set.of("upgrade", "downgrade", "stamp", "merge", "show");

    private static final Pattern DASH = Pattern.compile("-(.)");

    private static final String CLASS_PATH_FILE = "write the class path to a file with \"mvn dependency:build-classpath"
            + " -Dmdep.outputFile=target/classpath.txt\" or the Gradle task in docs/guide/recipes.md, and set"
            + " model.classpath_file in limbeck.toml to that file";

    /**
     * Advice about the class path or a terminal, and the corresponding advice for Maven, which provides only the class
     * path.
     */
    static final Map<String, String> ADVICE = Map.ofEntries(
            Map.entry(
                    CLASS_PATH_FILE + ", so that the project's own Hibernate reads the entities.",
                    "add org.hibernate.orm:hibernate-core to the project's dependencies."),
            Map.entry(
                    "Add its jar to the class path: " + CLASS_PATH_FILE + ".",
                    "Add its artifact to the project's dependencies."),
            Map.entry(
                    "Set model.classpath_file to a file with the application's class path; if that has no provider"
                            + " either, set",
                    "Add a provider to the project's dependencies, or set"),
            Map.entry(
                    "Set model.classpath_file to a file with the application's class path.",
                    "Add it to the project's dependencies."),
            Map.entry(
                    "otherwise check model.classpath in limbeck.toml.",
                    "otherwise run the goal in the module that has the entities."),
            Map.entry(
                    "otherwise check model.classpath and model.packages in limbeck.toml.",
                    "otherwise check model.packages in limbeck.toml, or run the goal in the module that has the"
                            + " entities."),
            Map.entry("or correct model.classpath.", "or run the goal in the module that has the entities."),
            Map.entry(
                    "Run the command again with a flag for each decision, or on a terminal, where it asks you.",
                    "Run the goal again with a property for each decision."),
            Map.entry("`mvn compile` or `gradle classes`", "`mvn compile`"));

    /** A line that is only for users of the command. */
    private static final String ONLY_COMMAND =
            "  mvn dependency:build-classpath -Dmdep.outputFile=target/classpath.txt";

    private MavenWording() {}

    /** {@return whether a line also applies to a project whose class path Maven provides} */
    static boolean applies(String line) {
        return !line.equals(ONLY_COMMAND);
    }

    /** {@return the text with goals, properties and dependencies instead of commands, options and class path files} */
    static String translate(String original) {
        String text = original;
        for (Map.Entry<String, String> advice : ADVICE.entrySet()) {
            text = text.replace(advice.getKey(), advice.getValue());
        }
        if (!text.contains("limbeck ") && !text.contains("--") && !text.contains("-m ")) {
            return text;
        }
        String goals = COMMAND.matcher(text).replaceAll(MavenWording::goal);
        String assignments = ASSIGNMENT.matcher(goals).replaceAll(found -> "-D" + property(found.group(1)) + ".");
        String values = VALUE.matcher(assignments)
                .replaceAll(found -> "-D" + property(found.group(1) == null ? "message" : found.group(1)) + "=");
        String result = SWITCH.matcher(values).replaceAll(found -> "-D" + property(found.group(1)));
        for (Map.Entry<Pattern, String> argument : ARGUMENTS.entrySet()) {
            result = argument.getKey().matcher(result).replaceAll(argument.getValue());
        }
        return result;
    }

    private static String goal(MatchResult found) {
        String command = found.group(1);
        String argument = found.group(2).strip();
        String goal = "mvn limbeck:" + command;
        if (argument.isEmpty() || (command.equals("upgrade") && argument.equals("head"))) {
            return goal;
        }
        return Matcher.quoteReplacement(
                POSITIONAL.contains(command) ? goal + " -Dlimbeck.revision=" + argument : goal + " " + argument);
    }

    /** Returns the property of the setting that an option sets, or the name of the option in camel case. */
    private static String property(String option) {
        String flag = "--" + option;
        return SettingKey.all().stream()
                .filter(key -> key.flag().equals(flag)
                        || key.shortFlag().filter(flag::equals).isPresent())
                .findFirst()
                .map(key -> "limbeck." + key.key())
                .orElseGet(() -> "limbeck."
                        + DASH.matcher(option)
                                .replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT)));
    }
}
