package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.sqlite.ddl.SqliteNames;
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
import java.util.TreeSet;

/**
 * Finds foreign keys to columns that are neither a primary key nor unique. Such a foreign key makes every write to the
 * referring or the referenced table fail (sqlite.org/foreignkeys.html, 3).
 */
final class LostKeys {
    private final Connection connection;
    private final ReferenceReader references;
    private final Map<String, Set<String>> before = new LinkedHashMap<>();

    /** Creates a check that has not recorded any table yet. */
    LostKeys(Connection connection, ReferenceReader references) {
        this.connection = connection;
        this.references = references;
    }

    /**
     * Records the foreign keys to the given table that do not refer to a key, unless they have been recorded already.
     */
    void watch(String parent) throws SQLException {
        if (!before.containsKey(parent)) {
            before.put(parent, withoutKey(parent));
        }
    }

    /**
     * Checks the foreign keys to the recorded tables again.
     *
     * @throws BrokenSchema if a foreign key no longer refers to a key
     */
    void refuseNew() throws SQLException {
        Set<String> lost = new LinkedHashSet<>();
        for (Map.Entry<String, Set<String>> watched : before.entrySet()) {
            withoutKey(watched.getKey()).stream()
                    .filter(key -> !watched.getValue().contains(key))
                    .forEach(lost::add);
        }
        if (!lost.isEmpty()) {
            throw new BrokenSchema((lost.size() == 1 ? "A foreign key" : "Foreign keys")
                    + " would refer to columns that are not a key: " + String.join("; ", lost)
                    + ". Drop the foreign key first, or give those columns a unique constraint in the same revision.");
        }
    }

    /**
     * Returns the foreign keys to the table that do not refer to one of its keys; empty if the table no longer exists.
     */
    private Set<String> withoutKey(String parent) throws SQLException {
        Set<Set<String>> keys = keys(parent);
        Set<String> found = new LinkedHashSet<>();
        if (!keys.isEmpty() || references.tableExists(parent)) {
            for (ReferenceReader.Reference one : references.findReferencesTo(parent)) {
                Set<String> wanted = folded(one.referencedColumns());
                boolean fits =
                        wanted.isEmpty() ? hasPrimaryKey(parent, one.columns().size()) : keys.contains(wanted);
                if (!fits) {
                    found.add(describe(one, parent));
                }
            }
        }
        return found;
    }

    private static String describe(ReferenceReader.Reference one, String parent) {
        return one.child() + " (" + String.join(", ", one.columns()) + ") to " + parent
                + (one.referencedColumns().isEmpty() ? "" : " (" + String.join(", ", one.referencedColumns()) + ")");
    }

    /** {@return the columns of each key of the table, that is, of the primary key and the unique indexes} */
    private Set<Set<String>> keys(String parent) throws SQLException {
        Map<String, Set<String>> keys = new LinkedHashMap<>();
        for (List<String> row : rows(
                "SELECT i.name, c.name FROM pragma_index_list(?, 'main') i, pragma_index_xinfo(i.name, 'main') c"
                        + " WHERE i.\"unique\" AND NOT i.partial AND c.key",
                parent)) {
            keys.computeIfAbsent(row.get(0), key -> new TreeSet<>()).add(SqliteNames.fold(row.get(1)));
        }
        Set<String> primary = new TreeSet<>();
        for (List<String> row : primaryKey(parent)) {
            primary.add(SqliteNames.fold(row.get(0)));
        }
        Set<Set<String>> all = new LinkedHashSet<>(keys.values());
        if (!primary.isEmpty()) {
            all.add(primary);
        }
        return all;
    }

    private boolean hasPrimaryKey(String parent, int columns) throws SQLException {
        return primaryKey(parent).size() == columns;
    }

    private List<List<String>> primaryKey(String parent) throws SQLException {
        return rows("SELECT name FROM pragma_table_info(?, 'main') WHERE pk > 0", parent);
    }

    private static Set<String> folded(List<String> names) {
        Set<String> folded = new TreeSet<>();
        names.forEach(name -> folded.add(SqliteNames.fold(name)));
        return folded;
    }

    private List<List<String>> rows(String question, String table) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            statement.setString(1, table);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        String value = row.getString(i);
                        values.add(value == null ? "" : value);
                    }
                    rows.add(values);
                }
            }
        }
        return rows;
    }
}
