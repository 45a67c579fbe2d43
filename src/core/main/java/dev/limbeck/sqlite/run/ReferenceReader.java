package dev.limbeck.sqlite.run;

import dev.limbeck.sqlite.ddl.SqliteNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the foreign keys that refer to a table. SQLite can list only the foreign keys that a table declares, so all
 * tables must be read to find the foreign keys that refer to a table. The result is reused until the schema changes; it
 * is also reused if the only change is that the last requested table was dropped. Otherwise, dropping a thousand tables
 * would read a thousand tables a thousand times.
 */
final class ReferenceReader {
    private static final int NEVER = -1;

    private final Connection connection;
    private final Map<String, List<Reference>> byParent = new HashMap<>();
    private final Map<String, List<String>> parents = new HashMap<>();
    private int version = NEVER;
    private String last = "";

    /** Creates a reader that reads from the given connection when it is first used. */
    ReferenceReader(Connection connection) {
        this.connection = connection;
    }

    /**
     * A foreign key.
     *
     * @param child the table that has the foreign key
     * @param parent the referenced table, in the spelling of the foreign key
     * @param columns the referring columns
     * @param referencedColumns the referenced columns; empty if the foreign key refers to the primary key
     */
    record Reference(String child, String parent, List<String> columns, List<String> referencedColumns) {}

    /** {@return the foreign keys that refer to the given table; the table need not exist} */
    List<Reference> findReferencesTo(String parent) throws SQLException {
        int now = version();
        if (now == version + 1 && version != NEVER && !tableExists(last)) {
            forgetLast();
        } else if (now != version) {
            read();
        }
        version = now;
        last = parent;
        return List.copyOf(byParent.getOrDefault(SqliteNames.fold(parent), List.of()));
    }

    /**
     * {@return whether the main database has a table with the given name; the fast query that detects a missing table
     * comes first}
     */
    boolean tableExists(String table) throws SQLException {
        return hasRow("SELECT 1 FROM pragma_table_info(?, 'main')", table)
                && hasRow("SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE", table);
    }

    private void forgetLast() {
        for (String parent : parents.getOrDefault(SqliteNames.fold(last), List.of())) {
            byParent.getOrDefault(parent, new ArrayList<>()).removeIf(key -> SqliteNames.areSame(key.child(), last));
        }
    }

    private void read() throws SQLException {
        byParent.clear();
        parents.clear();
        Map<String, Reference> found = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT t.name, f.id, f.\"table\", f.\"from\", f.\"to\" FROM main.sqlite_schema t,"
                                + " pragma_foreign_key_list(t.name, 'main') f WHERE t.type = 'table'"
                                + " AND t.sql LIKE '%references%' ORDER BY t.name, f.id, f.seq")) {
            while (row.next()) {
                String child = row.getString(1);
                String parent = row.getString(3);
                Reference one = found.computeIfAbsent(
                        row.getInt(2) + " " + child,
                        key -> new Reference(child, parent, new ArrayList<>(), new ArrayList<>()));
                one.columns().add(row.getString(4));
                @Nullable String to = row.getString(5);
                if (to != null) {
                    one.referencedColumns().add(to);
                }
            }
        }
        for (Reference one : found.values()) {
            String parent = SqliteNames.fold(one.parent());
            byParent.computeIfAbsent(parent, key -> new ArrayList<>()).add(one);
            parents.computeIfAbsent(SqliteNames.fold(one.child()), key -> new ArrayList<>())
                    .add(parent);
        }
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA main.schema_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private boolean hasRow(String question, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }
}
