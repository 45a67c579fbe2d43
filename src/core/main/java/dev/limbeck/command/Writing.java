package dev.limbeck.command;

import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.Failures;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;

/** One transaction on the version table. A database that was created for it goes away again when it fails. */
final class Writing {
    private final Project project;

    Writing(Project project) {
        this.project = project;
    }

    /** What is done in the transaction. */
    @FunctionalInterface
    interface Work<T> {
        T in(Database database) throws SQLException;
    }

    /**
     * What came of it.
     *
     * @param value what the work gave
     * @param created the file that was created, or nothing
     */
    record Done<T>(T value, Optional<Path> created) {}

    /** Does the work and commits; {@code what} begins the message when the database refuses. */
    <T> Done<T> run(String what, Work<T> work) {
        try (Database database = project.database(Access.WRITE)) {
            Optional<Path> created = database.missing() ? database.file() : Optional.empty();
            try {
                return new Done<>(inTransaction(database, what, work), created);
            } catch (RuntimeException e) {
                if (created.isPresent() && database.isUnused()) {
                    Run.remove(database, created.get());
                }
                throw e;
            }
        }
    }

    private <T> T inTransaction(Database database, String what, Work<T> work) {
        try (Transaction transaction = database.dialect()
                .begin(
                        database.connection(),
                        false,
                        project.settings().database().lockTimeout())) {
            T value = work.in(database);
            transaction.commit();
            return value;
        } catch (SQLException e) {
            throw new CommandException(Failures.explain(database.dialect(), what, e), e);
        }
    }
}
