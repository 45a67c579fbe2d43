package dev.limbeck.cli;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that turn a run into a script. */
final class ScriptOptions {
    private static final Pattern VERSION = Pattern.compile("3\\.(\\d{1,3})(\\.\\d{1,3})?");
    private static final int OLDEST = 40;

    @Option(
            names = "--sql",
            description = "Print a script for the sqlite3 shell that does the same, and change nothing.")
    boolean sql;

    @Option(
            names = "--sqlite-version",
            paramLabel = "VERSION",
            description = "The oldest SQLite that shall run the script of --sql; 3.40 when not given.")
    private String version = "3." + OLDEST;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** {@return the oldest version that shall run the script} */
    String oldest() {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < OLDEST) {
            throw usage("--sqlite-version takes a version of SQLite from 3." + OLDEST + " on, for instance 3.45, not "
                    + version);
        }
        return version;
    }

    /** Refuses another option that says otherwise. */
    void refuseWith(boolean given, String option) {
        if (sql && given) {
            throw usage("--sql and " + option + " exclude each other: give one.");
        }
    }

    /** A range begins and ends where it says, whatever a database holds. */
    void refuseRange(String target) {
        if (!sql && target.contains(":")) {
            throw usage("A range such as " + target + " is for --sql; without it, say where to go.");
        }
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
