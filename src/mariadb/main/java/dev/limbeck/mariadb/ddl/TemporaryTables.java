package dev.limbeck.mariadb.ddl;

import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Empty temporary tables, which only this session sees; creating them does not end a transaction. They have no foreign
 * keys and no full-text indexes.
 */
final class TemporaryTables {
    static final String NAME = "limbeck_tried";

    private static final MariadbSyntax SYNTAX = new MariadbSyntax();

    private final Statement statement;
    private boolean permitted = true;

    TemporaryTables(Statement statement) {
        this.statement = statement;
    }

    /** A question to the server. */
    interface Question {
        /** {@return the error, if any} */
        Optional<SQLException> ask() throws SQLException;
    }

    /** {@return whether the user is allowed to create temporary tables, as far as is known} */
    boolean isPermitted() {
        return permitted;
    }

    /** Creates the table under a name that this class uses, and replaces an earlier one; {@return the error, if any} */
    Optional<SQLException> create(Table table) throws SQLException {
        return permitted ? create(table, TableName.of(NAME), "CREATE OR REPLACE TEMPORARY TABLE") : Optional.empty();
    }

    private Optional<SQLException> create(Table table, TableName name, String words) throws SQLException {
        Table plain = table.withName(name)
                .withForeignKeys(List.of())
                .withIndexes(table.indexes().stream()
                        .filter(index ->
                                index.options().get(MariadbOptions.KIND).isEmpty())
                        .toList());
        Optional<SQLException> failure = run(MariadbDdl.createTable(plain).replaceFirst("^CREATE TABLE", words));
        permitted = failure.isEmpty() || !DefinitionErrors.isForbidden(failure.get());
        return failure;
    }

    /**
     * Asks the question while temporary tables replace the given tables in this session; the question must not execute
     * a statement that reads or changes a table. Before this method returns, it drops the temporary tables. If this
     * fails, it closes the connection, so that no later statement can mistake them for the real tables.
     *
     * @return the answer; empty if a table cannot be created
     */
    Optional<SQLException> inPlaceOf(Collection<Table> tables, Question question) throws SQLException {
        Deque<TableName> created = new ArrayDeque<>();
        try {
            for (Table table : tables) {
                if (!permitted
                        || create(table, table.name(), "CREATE TEMPORARY TABLE").isPresent()) {
                    return Optional.empty();
                }
                created.push(table.name());
            }
            return question.ask();
        } finally {
            drop(created);
        }
    }

    private void drop(Deque<TableName> created) throws SQLException {
        try {
            for (TableName name : created) {
                statement.execute("DROP TEMPORARY TABLE " + SYNTAX.quote(name));
            }
        } catch (SQLException e) {
            Connection connection = statement.getConnection();
            connection.abort(Runnable::run);
            throw e;
        }
    }

    /**
     * Drops the table of {@link #create}, which must exist. If it does not, a statement has renamed it, and under its
     * new name, it could be mistaken for a real table; in this case, the connection is closed.
     */
    void dropExisting() throws SQLException {
        drop(new ArrayDeque<>(List.of(TableName.of(NAME))));
    }

    /** Drops the table of {@link #create}, if it exists. */
    void drop() throws SQLException {
        if (permitted) {
            run(SYNTAX.dropTemporaryTable(NAME));
        }
    }

    /**
     * Runs a statement; {@return the server's error, if any}
     *
     * @throws SQLException if the connection was lost
     */
    Optional<SQLException> run(String sql) throws SQLException {
        try {
            statement.execute(sql);
            return Optional.empty();
        } catch (SQLException e) {
            if (!statement.getConnection().isValid(0)) {
                throw e;
            }
            return Optional.of(e);
        }
    }
}
