package dev.limbeck.command;

import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;

/** Creates the version table, and nothing else. */
public final class EnsureVersion {
    private final Project project;

    /** For that project. */
    public EnsureVersion(Project project) {
        this.project = project;
    }

    /**
     * What {@code limbeck ensure-version} did.
     *
     * @param table the name of the version table
     * @param created whether it was missing
     */
    public record Result(String table, boolean created) {}

    /**
     * {@return what creates the table where it is missing, as a script for the database's own shell; no database is opened}
     *
     * @param oldest the oldest version of the database that may run the script, for instance {@code 3.40}
     */
    public ScriptResult script(String oldest) {
        return new Scripting(project, RunListener.SILENT, oldest).versionTable();
    }

    /** {@return whether the table was missing; it is there now} */
    public Result run() {
        return new Writing(project)
                .run("The version table could not be created", database -> {
                    VersionTable versions = project.versions(database.dialect());
                    boolean missing = !versions.exists(database.connection());
                    versions.ensure(database.connection());
                    return new Result(versions.name(), missing);
                })
                .value();
    }
}
