package dev.limbeck.sqlite;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A write transaction on SQLite. Foreign keys can only be switched outside a transaction, so they are switched before
 * it begins and read back (sqlite.org/pragma.html#pragma_foreign_keys).
 */
final class SqliteTransaction implements Transaction {
    /** SQLite reports a foreign key to columns that are no key as an error ("foreign key mismatch"). */
    private static final int NO_KEY = Integer.MAX_VALUE;

    private final Connection connection;
    private final boolean enforcedBefore;
    private final int busyBefore;
    private final int legacyBefore;
    private final int writableBefore;
    private final boolean foreignKeysOff;
    private final Map<String, Integer> orphansBefore = new LinkedHashMap<>();
    private List<String> brokenBefore = List.of();
    private boolean open = true;

    private SqliteTransaction(Connection connection, boolean withoutForeignKeys) throws SQLException {
        this.connection = connection;
        this.enforcedBefore = ask("foreign_keys") != 0;
        this.busyBefore = ask("busy_timeout");
        this.legacyBefore = ask("legacy_alter_table");
        this.writableBefore = ask("writable_schema");
        this.foreignKeysOff = withoutForeignKeys || !enforcedBefore;
    }

    static SqliteTransaction begin(Connection connection, boolean withoutForeignKeys, Duration lockTimeout)
            throws SQLException {
        SqliteTransaction transaction = new SqliteTransaction(connection, withoutForeignKeys);
        try {
            transaction.begin(lockTimeout);
            return transaction;
        } catch (SQLException e) {
            transaction.restore();
            throw e;
        }
    }

    private void begin(Duration lockTimeout) throws SQLException {
        execute("PRAGMA busy_timeout=" + lockTimeout.toMillis());
        if (foreignKeysOff && enforcedBefore) {
            execute("PRAGMA foreign_keys=OFF");
            if (ask("foreign_keys") != 0) {
                throw new SQLException("Foreign keys could not be switched off: a transaction is already open");
            }
        }
        execute("BEGIN IMMEDIATE");
        brokenBefore = broken();
    }

    @Override
    public boolean foreignKeysOff() {
        return foreignKeysOff;
    }

    @Override
    public void watch(TableName table) throws SQLException {
        for (String watched : family(table.name())) {
            if (!orphansBefore.containsKey(watched)) {
                orphansBefore.put(watched, orphans(watched));
            }
        }
    }

    /** The table and those that refer to it. */
    private Set<String> family(String table) throws SQLException {
        Set<String> family = new LinkedHashSet<>(List.of(table));
        try (PreparedStatement statement = connection.prepareStatement("select t.name from sqlite_schema t,"
                + " pragma_foreign_key_list(t.name) f where t.type = 'table' and f.\"table\" = ? collate nocase")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    family.add(rows.getString(1));
                }
            }
        }
        return family;
    }

    /** No pragma tells; but inside a transaction SQLite begins no other (sqlite.org/lang_transaction.html). */
    @Override
    public void requireOpen() throws SQLException {
        try {
            execute("BEGIN");
        } catch (SQLException stillOpen) {
            return;
        }
        throw new BrokenSchema("The transaction ended before the revision did: SQLite rolls back by itself when the"
                + " disk is full or fails. Look for a failure that the revision went on from.");
    }

    @Override
    public void commit() throws SQLException {
        requireOpen();
        refuseNewOrphans();
        refuseNewlyBroken();
        execute("COMMIT");
        open = false;
    }

    private void refuseNewOrphans() throws SQLException {
        for (Map.Entry<String, Integer> watched : orphansBefore.entrySet()) {
            int count = orphans(watched.getKey());
            if (count > watched.getValue()) {
                throw new BrokenSchema(
                        count == NO_KEY
                                ? "A foreign key of " + watched.getKey() + " would refer to columns that are no key."
                                        + " Drop the foreign key first, or give those columns a unique constraint."
                                : count + (count == 1 ? " row of " : " rows of ") + watched.getKey()
                                        + " would refer to rows that are not there."
                                        + " Correct those rows first, in a revision of its own before this one.");
            }
        }
    }

    private void refuseNewlyBroken() throws SQLException {
        List<String> now = new ArrayList<>(broken());
        now.removeAll(brokenBefore);
        if (!now.isEmpty()) {
            throw new BrokenSchema(
                    "The change breaks " + String.join("; ", now) + ". Drop or change it in the same revision.");
        }
    }

    /** How many rows of the table refer to nothing; none when it is gone. */
    private int orphans(String table) throws SQLException {
        if (!exists(table)) {
            return 0;
        }
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from pragma_foreign_key_check(?)")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getInt(1) : 0;
            }
        } catch (SQLException mismatch) {
            return NO_KEY;
        }
    }

    private boolean exists(String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select 1 from sqlite_schema where type = 'table' and name = ? collate nocase")) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    /** The views that do not prepare. */
    private List<String> broken() throws SQLException {
        List<String> broken = new ArrayList<>();
        List<String> views = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select name from sqlite_schema where type = 'view' order by 1")) {
            while (rows.next()) {
                views.add(rows.getString(1));
            }
        }
        for (String view : views) {
            try (Statement statement = connection.createStatement()) {
                statement
                        .executeQuery("select * from \"" + view.replace("\"", "\"\"") + "\" limit 0")
                        .close();
            } catch (SQLException e) {
                broken.add("the view " + view);
            }
        }
        return broken;
    }

    @Override
    public void close() throws SQLException {
        try {
            if (open) {
                open = false;
                execute("ROLLBACK");
            }
        } finally {
            restore();
        }
    }

    private void restore() throws SQLException {
        if (foreignKeysOff && enforcedBefore) {
            execute("PRAGMA foreign_keys=ON");
        }
        execute("PRAGMA legacy_alter_table=" + legacyBefore);
        execute("PRAGMA writable_schema=" + writableBefore);
        execute("PRAGMA busy_timeout=" + busyBefore);
    }

    private int ask(String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
