package dev.limbeck.command.run;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs revisions on a scratch copy of a schema, without its rows. */
final class DryRun implements AutoCloseable {
    private final Project project;
    private final Dialect dialect;
    private final Catalog original;
    private final Scratch scratch;

    /**
     * Creates a scratch copy of a schema.
     *
     * @param schema the schema before the run
     * @param before the rows of the version table before the run
     */
    DryRun(Project project, Dialect dialect, Catalog schema, VersionRows before) {
        this.project = project;
        this.dialect = dialect;
        this.original = schema;
        this.scratch = project.scratches(dialect).of(schema);
        try {
            project.versionTable(dialect)
                    .change(
                            scratch.connection(),
                            before.ids().stream()
                                    .<RowChange>map(RowChange.Insert::new)
                                    .toList());
        } catch (SQLException e) {
            scratch.close();
            throw new CommandException(SqlErrors.explain(dialect, "The scratch database failed", e), e);
        }
    }

    /** {@return a session on the copy, with the project's lock timeout and arguments} */
    RunContext session(PlanOptions options, RunListener listener) {
        return new RunContext(
                        dialect,
                        scratch.connection(),
                        options,
                        listener,
                        project.settings().database().lockTimeout())
                .withArguments(project.arguments())
                .withOnline(RevisionExecution.limits(project));
    }

    /** {@return a runner of revisions in the given session} */
    RevisionRunner runner(RunContext session) {
        return new RevisionRunner(session, project.versionTable(dialect));
    }

    /** {@return the current schema of the copy} */
    Schema schema() {
        return scratch.reflect().schema();
    }

    /** {@return a line for each object of the schema that could not be copied} */
    List<String> warnings() {
        Map<TableName, String> known = dialect.scratches().replay(original).leftOut();
        List<String> warnings = new ArrayList<>();
        scratch.omittedObjects().forEach((name, reason) -> {
            if (!known.containsKey(name)) {
                warnings.add(name + " is left out, because it cannot be created in a scratch database: " + reason);
            }
        });
        return warnings;
    }

    @Override
    public void close() {
        scratch.close();
    }
}
