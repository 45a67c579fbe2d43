package dev.limbeck.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for printing a script instead of running it. */
public final class ScriptOptions {
    private static final Pattern VERSION = Pattern.compile("3\\.(\\d{1,3})(\\.\\d{1,3})?");
    private static final int OLDEST = 40;

    @Option(names = "--sql", description = "Print a script for the sqlite3 shell instead of changing the database.")
    public boolean sql;

    @Option(
            names = "--sqlite-version",
            paramLabel = "VERSION",
            description = "The oldest SQLite version the script of --sql must support; 3.40 by default.")
    private String version = "3." + OLDEST;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** {@return the oldest version that the script must support} */
    public String oldestVersion() {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches() || Integer.parseInt(matcher.group(1)) < OLDEST) {
            throw usage(
                    "--sqlite-version must be SQLite 3." + OLDEST + " or newer, for example 3.45, but is " + version);
        }
        return version;
    }

    /** Rejects an option that cannot be combined with {@code --sql}. */
    public void rejectCombination(boolean given, String option) {
        if (sql && given) {
            throw usage("--sql and " + option + " cannot be combined.");
        }
    }

    /** Rejects a range without {@code --sql}: a run always begins at the revision the database is at. */
    public void rejectRange(String target) {
        if (!sql && target.contains(":")) {
            throw usage("A range such as " + target + " needs --sql; without --sql, name only the target.");
        }
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
