package dev.limbeck.command.run;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.SqlErrors;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Runs one transaction on the version table. If the transaction fails, a database file that was created for it is
 * removed.
 */
public final class VersionTableWrite {
    private final Project project;

    /** Creates the transaction for the database of the given project. */
    public VersionTableWrite(Project project) {
        this.project = project;
    }

    /** The work to do in the transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** {@return the result of the work} */
        T apply(Database database) throws SQLException;
    }

    /**
     * The result of the transaction.
     *
     * @param value the result of the work
     * @param created the database file that was created, or empty
     */
    public record Outcome<T>(T value, Optional<Path> created) {}

    /** Does the work and commits; {@code what} begins the message if the database reports an error. */
    public <T> Outcome<T> run(String what, Work<T> work) {
        try (Database database = project.openDatabase(Access.WRITE)) {
            Optional<Path> created = database.wasMissing() ? database.file() : Optional.empty();
            try {
                return new Outcome<>(inTransaction(database, what, work), created);
            } catch (RuntimeException e) {
                if (created.isPresent() && database.isUnused()) {
                    RevisionRun.remove(database, created.get());
                }
                throw e;
            }
        }
    }

    private <T> T inTransaction(Database database, String what, Work<T> work) {
        try (Transaction transaction = database.dialect()
                .sessions()
                .begin(
                        database.connection(),
                        OperationPlan.Need.ANY,
                        project.settings().database().lockTimeout())) {
            T value = work.apply(database);
            transaction.commit();
            return value;
        } catch (SQLException e) {
            throw new CommandException(SqlErrors.explain(database.dialect(), what, e), e);
        }
    }
}
