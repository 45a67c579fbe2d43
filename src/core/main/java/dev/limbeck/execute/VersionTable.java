package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.TableName;
import dev.limbeck.revision.RevisionId;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table that records the revisions of the database, with one row for each head. The table is identical to Alembic's
 * version table, so that both tools can be used with the same database.
 */
public final class VersionTable {
    private static final String COLUMN = "version_num";

    private final Dialect dialect;
    private final SqlSyntax words;
    private final TableName name;

    /** Creates the version table with the given name. */
    public VersionTable(Dialect dialect, TableName name) {
        this.dialect = dialect;
        this.words = dialect.words();
        this.name = name;
    }

    /** {@return the name of the table} */
    public TableName name() {
        return name;
    }

    /** {@return the statement that creates the version table} */
    public String createStatement() {
        return "CREATE TABLE " + plainName() + " " + definition();
    }

    private String definition() {
        return "(\n\tversion_num VARCHAR(32) NOT NULL, \n\tCONSTRAINT " + words.quoteIfNeeded(name.name() + "_pkc")
                + " PRIMARY KEY (version_num)\n)";
    }

    private String plainName() {
        String schema = name.schema();
        return (schema == null ? "" : words.quoteIfNeeded(schema) + ".") + words.quoteIfNeeded(name.name());
    }

    /** {@return the revisions of the database, sorted; empty if the table does not exist or has no rows} */
    public List<String> read(Connection connection) throws SQLException {
        if (!exists(connection)) {
            return List.of();
        }
        List<String> rows = new ArrayList<>();
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "select version_num from " + words.quote(name) + " order by version_num")) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }

    /** {@return whether the table exists} */
    public boolean exists(Connection connection) throws SQLException {
        return dialect.reflector().hasTable(connection, name);
    }

    /**
     * Rejects ids that the table cannot store.
     *
     * @throws ExecutionException if the database enforces the length of the column and an id is longer
     */
    public void requireFits(Stream<String> ids) {
        List<String> longer = dialect.traits().has(Feature.UNENFORCED_LENGTHS) ? List.of() : RevisionId.findLong(ids);
        if (!longer.isEmpty()) {
            throw new ExecutionException("In " + dialect.traits().product() + ", the table "
                    + name + " stores at most " + RevisionId.LONGEST
                    + " characters, and these ids are longer: " + String.join(", ", longer)
                    + ". Nothing was changed. `limbeck squash` can replace these revisions with one that has a "
                    + "shorter id.");
        }
    }

    /** Creates the table if it does not exist. */
    public void createIfMissing(Connection connection) throws SQLException {
        if (!exists(connection)) {
            try (java.sql.Statement statement = connection.createStatement()) {
                statement.execute(createStatement());
            }
        }
    }

    /**
     * Changes rows, each of which must exist exactly once.
     *
     * @throws ExecutionException if a row does not exist exactly once, which means that another run has changed the
     *     table
     */
    public void change(Connection connection, List<RowChange> changes) throws SQLException {
        createIfMissing(connection);
        for (RowChange change : changes) {
            if (change instanceof RowChange.Insert insert) {
                changeOne(connection, "insert into " + words.quote(name) + " (version_num) values (?)", insert.id());
            } else if (change instanceof RowChange.Update update) {
                changeOne(
                        connection,
                        "update " + words.quote(name) + " set version_num = ? where version_num = ?",
                        update.to(),
                        update.from());
            } else if (change instanceof RowChange.Delete delete) {
                changeOne(connection, "delete from " + words.quote(name) + " where version_num = ?", delete.id());
            }
        }
    }

    /**
     * {@return the statement that creates the table if needed, with a guard that fails unless the table contains
     * exactly the given rows}
     */
    Statement guardedCreateStatement(VersionRows before) {
        String rows = " FROM " + words.quote(name);
        String values = before.ids().stream().map(words::literal).collect(Collectors.joining(", "));
        String unexpected = before.ids().isEmpty() ? "" : " WHERE " + COLUMN + " NOT IN (" + values + ")";
        String missing = before.ids().stream()
                .map(id -> " UNION ALL "
                        + words.selectIf(
                                words.literal("no row " + id),
                                words.literal(id) + " NOT IN (SELECT " + COLUMN + rows + ")"))
                .collect(Collectors.joining());
        Guard guard = new Guard(
                "SELECT " + words.concatenate("'row '", COLUMN) + rows + unexpected + missing,
                "the database is not at " + before + ", where this step starts",
                "Check `limbeck current`, and create the script for that revision.");
        return new Statement(words.createTableIfMissing(plainName(), definition()), "", List.of(), List.of(guard));
    }

    /** {@return the changes as statements that contain their values} */
    List<String> changeStatements(List<RowChange> changes) {
        return changes.stream().map(this::statement).toList();
    }

    private String statement(RowChange change) {
        String table = words.quote(name);
        if (change instanceof RowChange.Update update) {
            return "UPDATE " + table + " SET version_num = " + words.literal(update.to()) + " WHERE version_num = "
                    + words.literal(update.from());
        }
        return change instanceof RowChange.Insert insert
                ? "INSERT INTO " + table + " (version_num) VALUES (" + words.literal(insert.id()) + ")"
                : "DELETE FROM " + table + " WHERE version_num = " + words.literal(((RowChange.Delete) change).id());
    }

    private void changeOne(Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            int rows = statement.executeUpdate();
            if (rows != 1) {
                throw new ExecutionException("The table " + name + " should contain the row "
                        + values[values.length - 1] + " once, but " + rows
                        + " rows matched. Another run may have changed it: check `limbeck current` and try again.");
            }
        }
    }
}
