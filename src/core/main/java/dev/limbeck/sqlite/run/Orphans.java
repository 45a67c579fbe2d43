package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.BrokenSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts orphaned rows to ensure that a revision does not add any. An orphan is a row whose foreign key refers to a
 * missing row.
 */
final class Orphans {
    /**
     * The value that replaces the count if a foreign key refers to columns that are not a key. SQLite reports an error
     * for such a foreign key ("foreign key mismatch").
     */
    private static final int NO_KEY = Integer.MAX_VALUE;

    private final Connection connection;
    private final ReferenceReader references;
    private final Map<String, Integer> before = new LinkedHashMap<>();

    /** Creates a counter that has not counted any table yet. */
    Orphans(Connection connection, ReferenceReader references) {
        this.connection = connection;
        this.references = references;
    }

    /** Counts the orphans in the table and in the tables that refer to it, unless they have been counted already. */
    void watch(String table) throws SQLException {
        for (String watched : family(table)) {
            if (!before.containsKey(watched)) {
                before.put(watched, count(watched));
            }
        }
    }

    /** Returns the table and the tables that refer to it. */
    private Set<String> family(String table) throws SQLException {
        Set<String> family = new LinkedHashSet<>(List.of(table));
        references.findReferencesTo(table).forEach(key -> family.add(key.child()));
        return family;
    }

    /**
     * Counts the orphans again.
     *
     * @throws BrokenSchema if a watched table has more orphans than before
     */
    void refuseNew() throws SQLException {
        for (Map.Entry<String, Integer> watched : before.entrySet()) {
            int count = references.tableExists(watched.getKey()) ? count(watched.getKey()) : 0;
            if (count > watched.getValue()) {
                throw new BrokenSchema(message(watched.getKey(), count));
            }
        }
    }

    private static String message(String table, int count) {
        return count == NO_KEY
                ? "A foreign key of " + table + " would refer to columns that are not a key."
                        + " Drop the foreign key first, or give those columns a unique constraint."
                : count + (count == 1 ? " row of " : " rows of ") + table + " would refer to rows that do not exist."
                        + " Correct those rows first, in a separate revision before this one.";
    }

    /** Counts the orphans in the table, which must exist. */
    private int count(String table) throws SQLException {
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

    /** {@return the tables with a foreign key to columns that are not a key} */
    static List<String> uncheckable(Connection connection) throws SQLException {
        Orphans orphans = new Orphans(connection, new ReferenceReader(connection));
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "select name from sqlite_schema where type = 'table' and sql like '%references%'");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        for (String table : List.copyOf(found)) {
            if (orphans.count(table) != NO_KEY) {
                found.remove(table);
            }
        }
        return found;
    }
}
