package dev.limbeck.command;

import dev.limbeck.command.project.Project;
import dev.limbeck.command.run.ScriptGenerator;
import dev.limbeck.command.run.VersionTableWrite;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.result.ScriptResult;

/** Creates the version table if it is missing, and nothing else. */
public final class EnsureVersion {
    private final Project project;

    /** Creates the command for the given project. */
    public EnsureVersion(Project project) {
        this.project = project;
    }

    /**
     * The result of {@code limbeck ensure-version}.
     *
     * @param table the name of the version table
     * @param created whether the table was missing and has been created
     */
    public record Result(String table, boolean created) {}

    /**
     * {@return a script for the database's own shell that creates the table if it is missing; no database is opened}
     *
     * @param oldest the oldest database version that the script must support, for instance {@code 3.40}
     */
    public ScriptResult script(String oldest) {
        return new ScriptGenerator(project, RunListener.SILENT, oldest).versionTable();
    }

    /** {@return the name of the version table, and whether it was created} */
    public Result run() {
        return new VersionTableWrite(project)
                .run("The version table could not be created", database -> {
                    VersionTable versions = project.versionTable(database.dialect());
                    boolean missing = !versions.exists(database.connection());
                    versions.createIfMissing(database.connection());
                    return new Result(versions.name().toString(), missing);
                })
                .value();
    }
}
