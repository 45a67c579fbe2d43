package dev.limbeck.command.project;

import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.step.IncompleteRevision;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionFile;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Determines whether a database is in the middle of a revision that runs step by step. */
public final class IncompleteRevisions {

    private IncompleteRevisions() {}

    /** {@return the journal of the database} */
    public static Journal journal(Project project, Database database) {
        return new Journal(database.dialect(), database.connection(), project.versionTableName());
    }

    /** {@return the revision that the database is in the middle of, if any} */
    public static Optional<IncompleteRevision> find(Project project, Database database) {
        try {
            return journal(project, database).findIncomplete();
        } catch (SQLException e) {
            throw new CommandException(SqlErrors.explain(database.dialect(), "The journal could not be read", e), e);
        }
    }

    /**
     * Rejects a database that is in the middle of a revision.
     *
     * @throws IncompleteRevisionException if it is
     */
    public static void requireNone(Project project, Database database) {
        find(project, database).ifPresent(incomplete -> {
            throw refusal(project, incomplete, "");
        });
    }

    /**
     * Rejects a database that is in the middle of a revision, for a command that works without the database. Databases
     * that cannot be opened, and databases that run every revision in one transaction, are not examined.
     *
     * @throws IncompleteRevisionException if it is
     */
    public static void requireNoneIfReachable(Project project) {
        if (project.application().dataSource() == null && project.databaseUrl().isEmpty()) {
            return;
        }
        try {
            Traits traits = project.dialect().traits();
            if (traits.has(Feature.EMBEDDED) && traits.has(Feature.TRANSACTIONAL_DDL)) {
                return;
            }
        } catch (ExecutionException unknown) {
            return;
        }
        try (Database database = project.openDatabase(Access.READ)) {
            requireNone(project, database);
        } catch (ExecutionException unreachable) {
            return;
        }
    }

    /** {@return an exception whose message states how far the database got and what to do} */
    public static IncompleteRevisionException refusal(Project project, IncompleteRevision incomplete, String reason) {
        return new IncompleteRevisionException(
                "The database is " + incomplete.progress().describe() + ". " + reason + advice(project, incomplete));
    }

    /** {@return a sentence that states what to do about an incomplete revision} */
    public static String advice(Project project, IncompleteRevision incomplete) {
        return "Continue with `limbeck resume`, or revert the finished steps with `limbeck "
                + opposite(project, incomplete) + "`.";
    }

    private static String opposite(Project project, IncompleteRevision incomplete) {
        if (incomplete.direction() == Direction.DOWNGRADE) {
            return "upgrade " + incomplete.id();
        }
        List<String> below = project.graph()
                .find(incomplete.id())
                .map(RevisionFile::downRevisions)
                .orElse(List.of());
        return "downgrade " + (below.isEmpty() ? "base" : below.get(0));
    }
}
