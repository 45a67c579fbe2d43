package dev.limbeck.execute;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Receives the operations of a migration in order, and runs or records them. */
public interface OperationTarget {

    /**
     * Code that reads and writes rows.
     *
     * @param <E> the type of the exceptions that the code throws
     */
    interface RowWork<E extends Exception> {
        /** {@return the number of changed rows} The call is part of a transaction, which the code cannot end. */
        long run(Connection connection) throws E;
    }

    /** {@return the dialect of the database} */
    Dialect dialect();

    /** {@return whether a script is being written} */
    boolean isOffline();

    /** {@return the listener to notify} */
    RunListener listener();

    /** {@return the given name} Called with the name of each object before the operation that uses the object. */
    default TableName named(TableName name) {
        listener().objectNamed(name);
        return name;
    }

    /** {@return how the connection stores values} */
    StoredValues storedValues();

    /** {@return the current schema} */
    Catalog catalog() throws SQLException;

    /** {@return the view as the database would store it, if that is known} */
    default View stored(View view) throws SQLException {
        return view;
    }

    /** {@return the column with the given default as the database would store it, if that is known} */
    default Column stored(Column live, SqlText serverDefault) throws SQLException {
        return live.withServerDefault(serverDefault);
    }

    /** {@return whether both are the same view; if their SQL differs, the database decides} */
    default boolean isSame(View existing, SqlText expected) {
        Sameness sameness = dialect().sameness();
        String key = sameness.definitionKey(existing.definition());
        if (key.equals(sameness.definitionKey(expected))) {
            return true;
        }
        try {
            View stored = stored(new View(existing.name(), expected));
            return key.equals(sameness.definitionKey(stored.definition()));
        } catch (SQLException e) {
            return false;
        }
    }

    /** {@return whether the column has the expected default; if the SQL differs, the database decides} */
    default boolean isSame(Column live, SqlText expected) {
        Sameness sameness = dialect().sameness();
        try {
            return sameness.isSameServerDefault(live, live.withServerDefault(expected))
                    || sameness.isSameServerDefault(live, stored(live, expected));
        } catch (SQLException e) {
            return false;
        }
    }

    /** {@return the tables that may contain the rows of a missing table} */
    List<Leftover> findLeftovers(TableName missing) throws SQLException;

    /** {@return the connection that a migration may use} */
    Connection borrowedConnection();

    /** Runs or records an operation. */
    void run(Operation operation) throws SQLException;

    /**
     * Runs or records code that reads and writes rows.
     *
     * @param name the name
     * @return the number of changed rows; -1 if the code runs later
     */
    <E extends Exception> long runRows(String name, RowWork<E> work) throws E;
}
