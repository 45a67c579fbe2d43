package dev.limbeck.mariadb.read;

import dev.limbeck.mariadb.session.ClusterLease;
import dev.limbeck.mariadb.session.SequencesWithoutRow;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The definitions of the current database, as the server prints them. */
final class Definitions {
    /** A table that does not exist, or no longer exists. */
    private static final Set<Integer> MISSING = Set.of(1146, 1932);

    /** The number of definitions that are read with one statement. */
    private static final int BLOCK = 100;

    /** Specifies the schema of the tables, because the server would otherwise search all databases for triggers. */
    private static final String TRIGGERS = "SELECT trigger_name, event_object_table FROM information_schema.triggers"
            + " WHERE event_object_schema = database() ORDER BY event_object_table, action_timing, event_manipulation,"
            + " action_order";

    private static final String ROUTINES = "SELECT routine_name, routine_type FROM information_schema.routines"
            + " WHERE routine_schema = database() ORDER BY routine_type, routine_name";

    private static final Pattern NEXT_NUMBER = Pattern.compile(" AUTO_INCREMENT=\\d+");
    private static final Pattern COLLATION = Pattern.compile(" DEFAULT CHARSET=(\\w+)(?: COLLATE=(\\w+))?");

    /** The name of the first column of the table in which the server stores a sequence. */
    private static final String SEQUENCE_COLUMN = "\"next_not_cached_value\"";

    private final Map<String, String> tables = new TreeMap<>(NameOrder.INSTANCE);
    private final Map<String, String> views = new TreeMap<>(NameOrder.INSTANCE);
    private final Map<String, String> sequences = new TreeMap<>(NameOrder.INSTANCE);
    private final Map<String, String[]> triggers = new LinkedHashMap<>();
    private final Map<String, String> routines = new LinkedHashMap<>();
    private final String database;
    private final String collation;
    private final NameRules names;

    private Definitions(String database, String collation, NameRules names) {
        this.database = database;
        this.collation = collation;
        this.names = names;
    }

    private Definitions(Definitions other) {
        this(other.database, other.collation, other.names);
        tables.putAll(other.tables);
        views.putAll(other.views);
        sequences.putAll(other.sequences);
        triggers.putAll(other.triggers);
        routines.putAll(other.routines);
    }

    static Definitions read(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            List<List<String[]>> results = QueryResults.block(
                    statement,
                    List.of(
                            "SELECT @@collation_database, @@lower_case_table_names, database()",
                            "SHOW FULL TABLES",
                            TRIGGERS,
                            ROUTINES));
            String[] settings = results.get(0).get(0);
            Definitions all = new Definitions(String.valueOf(settings[2]), settings[0], rules(settings[1]));
            all.readTables(statement, results.get(1));
            all.readTriggers(statement, results.get(2), Map.of());
            all.readRoutines(statement, results.get(3));
            return all;
        }
    }

    /**
     * {@return the current definitions, provided that only the objects with the given names have changed since these
     * were read} Definitions that mention such a name are read as well. The routines are the same as before.
     */
    Definitions refreshed(Connection connection, ChangedNames all) throws SQLException {
        Definitions now = new Definitions(this);
        Set<String> changed = all.names();
        try (Statement statement = connection.createStatement()) {
            for (String name : changed) {
                now.tables.remove(name);
                if (isInternal(name)) {
                    continue;
                }
                if (now.sequences.remove(name) == null) {
                    now.readTable(statement, name);
                } else {
                    now.readSequenceIfExists(statement, name);
                }
            }
            Set<String> quoted = new HashSet<>();
            changed.forEach(name -> quoted.add(quoted(name)));
            for (Map.Entry<String, String> table : tables.entrySet()) {
                if (!changed.contains(table.getKey()) && mentions(table.getValue(), quoted)) {
                    now.readTable(statement, table.getKey());
                }
            }
            all.views().forEach(name -> quoted.add(quoted(name)));
            List<String> affected = affectedViews(quoted);
            affected.removeAll(all.views());
            for (String name : all.views()) {
                now.views.remove(name);
                find(statement, "VIEW", name).ifPresent(sql -> now.putView(name, sql));
            }
            showAll(statement, "VIEW", affected, now::putView);
            if (!all.triggers().isEmpty()) {
                now.readTriggersAgain(statement, all.triggers());
            }
        }
        return now;
    }

    /**
     * Returns the views that use the given objects, directly or through other views. The text of a view depends on
     * whether the tables and views that it reads exist.
     */
    private List<String> affectedViews(Set<String> quoted) {
        List<String> affected = new ArrayList<>();
        Set<String> names = new HashSet<>(quoted);
        int before;
        do {
            before = affected.size();
            views.forEach((name, sql) -> {
                if (!affected.contains(name) && mentions(sql, names)) {
                    affected.add(name);
                    names.add(quoted(name));
                }
            });
        } while (affected.size() > before);
        return affected;
    }

    /**
     * Adds a view. While a table that the view reads is missing, the server prints the name of the database in front of
     * the columns; this method removes the name.
     */
    private void putView(String name, String sql) {
        views.put(name, DatabaseQualifier.remove(sql, quoted(database)));
    }

    static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static boolean mentions(String sql, Set<String> quoted) {
        for (String name : quoted) {
            if (sql.contains(name)) {
                return true;
            }
        }
        return false;
    }

    /** {@return these definitions, reduced to the given tables with their triggers} */
    Definitions only(Set<String> kept) {
        Definitions part = new Definitions(this);
        part.tables.keySet().retainAll(kept);
        part.triggers.values().removeIf(trigger -> !kept.contains(trigger[0]));
        return part;
    }

    /**
     * {@return the rules for names, which the server sets for tables} If it does not keep the case of their names, it
     * also ignores the case of a name in quotes.
     */
    static NameRules rules(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return rules(QueryResults.rows(statement, "SELECT @@lower_case_table_names")
                    .get(0)[0]);
        }
    }

    private static NameRules rules(String lowerCase) {
        return new NameRules(
                lowerCase.equals("0") ? NameRule.EXACT : NameRule.ASCII_INSENSITIVE, NameRule.ASCII_INSENSITIVE);
    }

    static String quote(String name) {
        return "`" + name.replace("`", "``") + "`";
    }

    private static String show(Statement statement, String what, String name, int column) throws SQLException {
        return QueryResults.rows(statement, "SHOW CREATE " + what + " " + quote(name))
                .get(0)[column];
    }

    private static String sequence(Statement statement, String name) throws SQLException {
        try {
            return show(statement, "SEQUENCE", name, 1);
        } catch (SQLException e) {
            throw SequencesWithoutRow.isCause(e) ? SequencesWithoutRow.explain(name, e) : e;
        }
    }

    private void readTables(Statement statement, List<String[]> all) throws SQLException {
        List<String> found = new ArrayList<>();
        List<String> shown = new ArrayList<>();
        for (String[] row : all) {
            if (isInternal(row[0])) {
                continue;
            }
            switch (row[1]) {
                case "VIEW", "SYSTEM VIEW" -> {
                    if (!HelperViews.isHelper(row[0])) {
                        shown.add(row[0]);
                    }
                }
                case "SEQUENCE" -> sequences.put(row[0], sequence(statement, row[0]));
                default -> found.add(row[0]);
            }
        }
        showAll(statement, "TABLE", found, (name, sql) -> tables.put(name, table(sql)));
        showAll(statement, "VIEW", shown, this::putView);
    }

    private static boolean isInternal(String table) {
        return table.equalsIgnoreCase(ClusterLease.TABLE) || table.equalsIgnoreCase(SequencesWithoutRow.JOURNAL);
    }

    private static void showAll(
            Statement statement, String what, List<String> names, BiConsumer<String, String> consumer)
            throws SQLException {
        for (int from = 0; from < names.size(); from += BLOCK) {
            List<String> some = names.subList(from, Math.min(names.size(), from + BLOCK));
            List<List<String[]>> results = QueryResults.block(
                    statement,
                    some.stream()
                            .map(name -> "SHOW CREATE " + what + " " + quote(name))
                            .toList());
            for (int i = 0; i < some.size(); i++) {
                consumer.accept(some.get(i), results.get(i).get(0)[1]);
            }
        }
    }

    /** Reads the table, or the sequence, with the given name, if there is one. */
    private void readTable(Statement statement, String name) throws SQLException {
        find(statement, "TABLE", name).ifPresent(sql -> tables.put(name, table(sql)));
        String sql = tables.get(name);
        if (sql != null
                && sql.contains("\n) ENGINE=")
                && sql.contains(" SEQUENCE=1")
                && sql.contains(SEQUENCE_COLUMN)) {
            tables.remove(name);
            sequences.put(name, sequence(statement, name));
        }
    }

    private void readSequenceIfExists(Statement statement, String name) throws SQLException {
        find(statement, "SEQUENCE", name).ifPresent(sql -> sequences.put(name, sql));
    }

    private static Optional<String> find(Statement statement, String what, String name) throws SQLException {
        try {
            return Optional.of(show(statement, what, name, 1));
        } catch (SQLException e) {
            if (MISSING.contains(e.getErrorCode())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Removes the next number from the definition, because it changes as rows are inserted. */
    private static String table(String sql) {
        int end = sql.lastIndexOf("\n)");
        return sql.substring(0, end) + NEXT_NUMBER.matcher(sql.substring(end)).replaceFirst("");
    }

    /** Reads the order of all triggers, but reads the definitions of only the new and changed ones. */
    private void readTriggersAgain(Statement statement, Set<String> changed) throws SQLException {
        Set<String> folded = changed.stream().map(CaseFolding::fold).collect(Collectors.toSet());
        Map<String, String[]> known = new HashMap<>(triggers);
        known.keySet().removeIf(name -> folded.contains(CaseFolding.fold(name)));
        triggers.clear();
        readTriggers(statement, QueryResults.rows(statement, TRIGGERS), known);
    }

    /**
     * Reads the triggers.
     *
     * @param all the result of {@link #TRIGGERS}
     * @param known the triggers that have not changed
     */
    private void readTriggers(Statement statement, List<String[]> all, Map<String, String[]> known)
            throws SQLException {
        for (String[] row : all) {
            String[] before = known.get(row[0]);
            String sql = before == null ? show(statement, "TRIGGER", row[0], 2) : before[1];
            triggers.put(row[0], new String[] {row[1], sql});
        }
    }

    private void readRoutines(Statement statement, List<String[]> all) throws SQLException {
        for (String[] row : all) {
            routines.put(row[1].toLowerCase(Locale.ROOT) + " " + row[0], show(statement, row[1], row[0], 2));
        }
    }

    Map<String, String> tables() {
        return tables;
    }

    /** {@return the collation of a table, which its definition contains after the columns} */
    String collation(String table) {
        String sql = tables.getOrDefault(table, "");
        Matcher found = COLLATION.matcher(sql);
        if (!found.find(Math.max(0, sql.lastIndexOf("\n)")))) {
            return collation;
        }
        return found.group(2) == null ? found.group(1) : found.group(2);
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

    boolean hasTriggers() {
        return !triggers.isEmpty();
    }

    Map<String, String> routines() {
        return routines;
    }

    NameRules names() {
        return names;
    }
}
