package dev.limbeck.testing;

import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.RunListener;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * An observer that is notified of each statement that Limbeck has run, with the connection on which the statement ran.
 */
public abstract class StatementObserver implements RunListener {
    private @Nullable Connection connection;

    /** Called when Limbeck has connected to the database. */
    final void connected(Connection opened) {
        connection = opened;
    }

    @Override
    public final void statementFinished(Statement statement) {
        Connection open = connection;
        if (open != null) {
            try {
                ran(open, statement.sql());
            } catch (SQLException e) {
                throw new IllegalStateException(statement.sql(), e);
            }
        }
    }

    /** Called after the statement, in its transaction. */
    protected abstract void ran(Connection connection, String sql) throws SQLException;
}
