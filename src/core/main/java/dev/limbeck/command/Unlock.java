package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.SqlErrors;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Releases the lock that keeps other migrators out. This is necessary if the program that held the lock is no longer
 * running.
 */
public final class Unlock {
    private final Project project;

    /** Creates the command for the given project. */
    public Unlock(Project project) {
        this.project = project;
    }

    /**
     * {@return a description of the program that held the lock, phrased as part of a sentence; empty if the lock was
     * not held}
     *
     * @throws CommandException if the lock is held and only its holder can release it
     */
    public Optional<String> run() {
        try (Database database = project.openDatabase(Access.READ)) {
            return run(database);
        }
    }

    private static Optional<String> run(Database database) {
        Sessions sessions = database.dialect().sessions();
        try {
            Optional<String> holder = sessions.findLockHolder(database.connection());
            if (holder.isPresent() && !sessions.breakLock(database.connection())) {
                throw new CommandException("The database lock is held by " + holder.get() + ". "
                        + database.dialect().traits().product()
                        + " releases the lock when the program that holds it ends, so end that program.");
            }
            return holder;
        } catch (SQLException e) {
            throw new CommandException(SqlErrors.explain(database.dialect(), "The lock could not be released", e), e);
        }
    }
}
