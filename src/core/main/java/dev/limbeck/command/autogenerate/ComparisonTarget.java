package dev.limbeck.command.autogenerate;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.NotAtHeadException;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.Rehearsal;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.result.Against;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.MultipleHeads;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.List;

/**
 * The database that the model is compared with: the live database, or a scratch database in which the history was
 * replayed. The database is at the head of the history.
 */
public final class ComparisonTarget implements AutoCloseable {
    private final Database database;
    private final AutoCloseable held;
    private final List<String> notes;

    private ComparisonTarget(Database database, AutoCloseable held, List<String> notes) {
        this.database = database;
        this.held = held;
        this.notes = notes;
    }

    /**
     * {@return the database that the settings choose}
     *
     * @throws NotAtHeadException if the live database is not at the head
     * @throws CommandException if there are several heads, or the history cannot be replayed
     */
    public static ComparisonTarget open(Project project) {
        return project.settings().autogenerate().against() == Against.HISTORY ? history(project) : live(project);
    }

    private static ComparisonTarget live(Project project) {
        Database database = project.openDatabase(Access.READ);
        try {
            IncompleteRevisions.requireNone(project, database);
            DatabasePosition.requireHeads(project.graph(), project.readVersionRows(database), database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
        return new ComparisonTarget(database, database, List.of());
    }

    private static ComparisonTarget history(Project project) {
        MultipleHeads.describeUnintended(project.graph()).ifPresent(message -> {
            throw new CommandException(message);
        });
        Rehearsal rehearsal = new Rehearsal(project, project.dialect());
        try {
            rehearsal.replay(UpgradePath.findSteps(project.graph(), VersionRows.NONE, "heads"));
        } catch (RuntimeException e) {
            rehearsal.close();
            throw e;
        }
        return new ComparisonTarget(rehearsal.database(), rehearsal, rehearsal.notes());
    }

    /** {@return the database} */
    public Database database() {
        return database;
    }

    /** {@return notes for the user about the database, one line each} */
    public List<String> notes() {
        return notes;
    }

    @Override
    public void close() {
        try {
            held.close();
        } catch (Exception e) {
            throw new CommandException("The database could not be closed: " + e.getMessage(), e);
        }
    }
}
