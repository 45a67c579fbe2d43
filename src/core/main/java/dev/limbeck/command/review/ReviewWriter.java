package dev.limbeck.command.review;

import dev.limbeck.command.project.LiveSizes;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.Changes;
import dev.limbeck.command.proof.OperationPair;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.Against;
import dev.limbeck.result.Change;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.Review;
import dev.limbeck.result.Review.DatabaseSql;
import dev.limbeck.result.Review.Group;
import java.util.ArrayList;
import java.util.List;

/** Plans a change in both directions for a reviewer, on every database of the project. */
public final class ReviewWriter {
    private final Project project;
    private final Database database;

    /**
     * Creates a writer.
     *
     * @param database the database that the model was compared with
     */
    public ReviewWriter(Project project, Database database) {
        this.project = project;
        this.database = database;
    }

    /**
     * {@return the plans for both directions, as a revision file would run them on a scratch copy of the schema}
     *
     * @param model the schema as the entities declare it
     * @param changes the changes of all operations, in order
     */
    public Review write(Catalog live, Schema model, OperationPair both, List<Change> changes) {
        ScratchDatabases scratches = project.scratches(database);
        Dialect dialect = scratches.dialect();
        try (Scratch scratch = scratches.of(live)) {
            boolean counted = project.settings().autogenerate().against() == Against.DATABASE;
            List<List<PlannedOperation>> up = GroupedPlans.run(
                    scratch,
                    both.upgrade(),
                    project.arguments(),
                    counted ? new LiveSizes(dialect, database.connection()) : null);
            Schema after = scratch.reflect().schema();
            List<List<PlannedOperation>> down = GroupedPlans.run(scratch, both.downgrade(), project.arguments(), null);
            OtherDatabases others = new OtherDatabases(project, dialect, scratch);
            List<DatabaseSql> all = new ArrayList<>();
            all.add(new DatabaseSql(
                    others.nameInUse(), dialect.traits().product(), true, up, down, both.isPaired(), null));
            all.addAll(others.plan(live.schema(), both));
            Sketches sketches = new Sketches(
                    dialect.words(),
                    model,
                    () -> new DeclaredKeys(dialect.traits().names()));
            return new Review(
                    groups(both.upgrade(), changes),
                    all,
                    sketches.before(live.schema(), both.upgrade()),
                    sketches.after(after, both.upgrade()),
                    ChangedDefinitions.find(dialect, live.schema(), after, both.upgrade()),
                    "",
                    List.of());
        }
    }

    private static List<Group> groups(List<Operation> operations, List<Change> changes) {
        List<Group> groups = new ArrayList<>();
        int at = 0;
        for (Operation operation : operations) {
            int next = Math.min(
                    changes.size(), at + Changes.list(List.of(operation)).size());
            groups.add(new Group(operation.describe(), changes.subList(at, next)));
            at = next;
        }
        return groups;
    }
}
