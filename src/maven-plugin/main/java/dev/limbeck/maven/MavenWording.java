package dev.limbeck.maven;

import dev.limbeck.settings.SettingKey;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Translates the commands and options in a message to goals and properties of Maven: {@code limbeck upgrade head} becomes
 * {@code mvn limbeck:upgrade}.
 */
final class MavenWording {
    private static final String GOALS =
            "revision|upgrade|downgrade|current|history|heads|check|drift|verify|stamp|merge|show|entities|init";
    private static final Pattern COMMAND = Pattern.compile("\\blimbeck (" + GOALS + ")\\b(( +-1| [+]\\d+| [\\w@]+)?)");
    private static final Pattern ASSIGNMENT = Pattern.compile("--(rename|rename-table|backfill) (?=\\S+=)");
    private static final Pattern VALUE = Pattern.compile(
            "(?<![\\w-])(?:--(message|no-rename|no-backfill|allow|report|head|depends-on|branch-label|rev-id|tag|against|lock-timeout|url)|-m) (?=[\\w\"<])");
    private static final Pattern SWITCH = Pattern.compile(
            "(?<![\\w-])--(autogenerate|from-database|splice|plan|purge|sql|overwrite|single|graph|no-model|allow-stale)\\b(?![-=])");
    private static final Set<String> POSITIONAL = Set.of("upgrade", "downgrade", "stamp", "merge", "show");

    private static final Pattern DASH = Pattern.compile("-(.)");

    private MavenWording() {}

    /** {@return the text with goals and properties instead of commands and options} */
    static String translate(String text) {
        if (!text.contains("limbeck ") && !text.contains("--") && !text.contains("-m ")) {
            return text;
        }
        String goals = COMMAND.matcher(text).replaceAll(MavenWording::goal);
        String assignments = ASSIGNMENT.matcher(goals).replaceAll(found -> "-D" + property(found.group(1)) + ".");
        String values = VALUE.matcher(assignments)
                .replaceAll(found -> "-D" + property(found.group(1) == null ? "message" : found.group(1)) + "=");
        return SWITCH.matcher(values).replaceAll(found -> "-D" + property(found.group(1)));
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
