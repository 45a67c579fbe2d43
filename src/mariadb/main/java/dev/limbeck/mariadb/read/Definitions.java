package dev.limbeck.mariadb.read;

import dev.limbeck.mariadb.session.ClusterLease;
import dev.limbeck.mariadb.session.SequencesWithoutRow;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The definitions of the current database, as the server prints them. */
final class Definitions {
    private final Map<String, String> tables = new LinkedHashMap<>();
    private final Map<String, String> collations = new LinkedHashMap<>();
    private final Map<String, String> views = new LinkedHashMap<>();
    private final Map<String, String> sequences = new LinkedHashMap<>();
    private final Map<String, String[]> triggers = new LinkedHashMap<>();
    private final Map<String, String> routines = new LinkedHashMap<>();
    private String collation = "";
    private NameRules names = NameRules.ASCII_INSENSITIVE;

    private Definitions() {}

    static Definitions read(Connection connection) throws SQLException {
        Definitions all = new Definitions();
        try (Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("SELECT @@collation_database")) {
                row.next();
                all.collation = row.getString(1);
            }
            all.names = rules(connection);
            all.readTables(statement);
            all.readTriggers(statement);
            all.readRoutines(statement);
        }
        return all;
    }

    /**
     * {@return the rules for names, which the server sets for tables} If it does not keep the case of their names, it
     * also ignores the case of a name in quotes.
     */
    static NameRules rules(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT @@lower_case_table_names")) {
            row.next();
            return new NameRules(
                    row.getInt(1) == 0 ? NameRule.EXACT : NameRule.ASCII_INSENSITIVE, NameRule.ASCII_INSENSITIVE);
        }
    }

    private static List<String[]> rows(Statement statement, String sql) throws SQLException {
        List<String[]> rows = new ArrayList<>();
        try (ResultSet row = statement.executeQuery(sql)) {
            int count = row.getMetaData().getColumnCount();
            while (row.next()) {
                String[] values = new String[count];
                for (int i = 0; i < count; i++) {
                    values[i] = String.valueOf(row.getString(i + 1));
                }
                rows.add(values);
            }
        }
        return rows;
    }

    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String show(Statement statement, String what, String name, int column) throws SQLException {
        return rows(statement, "SHOW CREATE " + what + " " + quote(name)).get(0)[column];
    }

    private static String sequence(Statement statement, String name) throws SQLException {
        try {
            return show(statement, "SEQUENCE", name, 1);
        } catch (SQLException e) {
            throw SequencesWithoutRow.isCause(e) ? SequencesWithoutRow.explain(name, e) : e;
        }
    }

    private void readTables(Statement statement) throws SQLException {
        for (String[] row : rows(
                statement,
                "SELECT table_name, table_type, table_collation FROM information_schema.tables"
                        + " WHERE table_schema = database() AND table_name <> '" + ClusterLease.TABLE + "'"
                        + " ORDER BY table_name")) {
            switch (row[1]) {
                case "VIEW", "SYSTEM VIEW" -> views.put(row[0], show(statement, "VIEW", row[0], 1));
                case "SEQUENCE" -> sequences.put(row[0], sequence(statement, row[0]));
                default -> {
                    tables.put(row[0], show(statement, "TABLE", row[0], 1));
                    collations.put(row[0], row[2]);
                }
            }
        }
    }

    private void readTriggers(Statement statement) throws SQLException {
        for (String[] row : rows(
                statement,
                "SELECT trigger_name, event_object_table FROM information_schema.triggers"
                        + " WHERE trigger_schema = database() ORDER BY event_object_table, action_timing,"
                        + " event_manipulation, action_order")) {
            triggers.put(row[0], new String[] {row[1], show(statement, "TRIGGER", row[0], 2)});
        }
    }

    private void readRoutines(Statement statement) throws SQLException {
        for (String[] row : rows(
                statement,
                "SELECT routine_name, routine_type FROM information_schema.routines"
                        + " WHERE routine_schema = database() ORDER BY routine_type, routine_name")) {
            routines.put(row[1].toLowerCase(java.util.Locale.ROOT) + " " + row[0], show(statement, row[1], row[0], 2));
        }
    }

    Map<String, String> tables() {
        return tables;
    }

    String collation(String table) {
        return collations.getOrDefault(table, collation);
    }

    String databaseCollation() {
        return collation;
    }

    Map<String, String> views() {
        return views;
    }

    Map<String, String> sequences() {
        return sequences;
    }

    void eachTrigger(BiConsumer<String, String[]> consumer) {
        triggers.forEach(consumer);
    }

    Map<String, String> routines() {
        return routines;
    }

    NameRules names() {
        return names;
    }
}
