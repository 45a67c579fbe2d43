package dev.limbeck.cli.option;

import dev.limbeck.dialect.Dialect;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for printing a script instead of running it. */
public final class ScriptOptions {
    @Option(
            names = "--sql",
            description = "Print a script for the database's shell, such as sqlite3, instead of changing the database.")
    public boolean sql;

    @Option(
            names = {"--target-version", "--sqlite-version"},
            paramLabel = "VERSION",
            description =
                    "The oldest database version that the --sql script must support; for SQLite, 3.40 by" + " default.")
    private @Nullable String version;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** {@return the oldest version that the script must support, for a database of the given dialect} */
    public String oldestVersion(Dialect dialect) {
        String oldest = dialect.script().oldestVersion();
        if (version != null && !dialect.script().supportsVersion(version)) {
            throw usage("--target-version or --sqlite-version must be "
                    + dialect.traits().product() + " " + oldest + " or newer, but is " + version);
        }
        return version == null ? oldest : version;
    }

    /** Rejects an option that cannot be combined with {@code --sql}. */
    public void rejectCombination(boolean given, String option) {
        if (sql && given) {
            throw usage("--sql and " + option + " cannot be combined.");
        }
    }

    /** Rejects a range without {@code --sql}, because a run always begins at the current revision of the database. */
    public void rejectRange(String target) {
        if (!sql && target.contains(":")) {
            throw usage("A range such as " + target + " needs --sql; without --sql, specify only the target.");
        }
    }

    private ParameterException usage(String message) {
        if (spec == null) {
            throw new IllegalStateException(message);
        }
        return new ParameterException(spec.commandLine(), message);
    }
}
