package dev.limbeck.execute.step;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Planner.Loss;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.step.JournalEntry.State;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.result.Direction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table in which a revision that runs step by step records its progress. The table exists only while a revision is
 * incomplete. Long content is split into several rows, because the maximum length of text columns differs between
 * databases.
 */
public final class Journal {
    /** The name of the table. */
    public static final String NAME = "limbeck_journal";

    private static final int START = 0;
    private static final int PART = 4_000;

    /** The number of parts that are inserted with one statement. */
    private static final int TOGETHER = 50;

    private final Dialect dialect;
    private final Connection connection;
    private final TableName table;

    /**
     * Creates an object for the journal of the connected database; the table itself is created when a revision starts.
     *
     * @param versionTable the version table; the journal is in the same schema
     */
    public Journal(Dialect dialect, Connection connection, TableName versionTable) {
        this.dialect = dialect;
        this.connection = connection;
        this.table = nameBeside(versionTable);
    }

    /** {@return the name of the journal of a database with the given version table} */
    public static TableName nameBeside(TableName versionTable) {
        return new TableName(versionTable.schema(), NAME);
    }

    /** {@return the incomplete revision of the database, if there is one} */
    public Optional<IncompleteRevision> findIncomplete() throws SQLException {
        if (!exists()) {
            return Optional.empty();
        }
        Map<Integer, Row> rows = read();
        Row start = rows.get(START);
        if (start == null) {
            return Optional.empty();
        }
        long finished = rows.values().stream()
                .filter(row -> row.state.equals(State.FINISHED.name()))
                .count();
        return Optional.of(new IncompleteRevision(
                text(start, "revision"),
                Direction.valueOf(text(start, "direction")),
                Math.toIntExact(finished),
                Integer.parseInt(text(start, "total")),
                RecordText.decode(text(start, "schema"), Schema.class)));
    }

    /**
     * Drops the table if it is empty, which means that the last run completed its revision but did not drop the table.
     */
    public void removeEmpty() throws SQLException {
        if (exists() && read().isEmpty()) {
            drop();
        }
    }

    /** {@return whether the table exists, even if it is empty} */
    public boolean exists() throws SQLException {
        return dialect.reflector().hasTable(connection, table);
    }

    /** {@return the recorded steps in order} */
    List<JournalEntry> entries() throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        if (!exists()) {
            return entries;
        }
        read().forEach((number, row) -> {
            if (number != START) {
                entries.add(new JournalEntry(
                        number,
                        State.valueOf(row.state),
                        text(row, "description"),
                        text(row, "text"),
                        Boolean.parseBoolean(text(row, "rows")),
                        RecordText.decodeList(text(row, "statements"), Statement.class),
                        parts(row),
                        row.done,
                        row.digest,
                        known(row)));
            }
        });
        return entries;
    }

    /**
     * Creates the table if necessary, and records the start of a revision; {@return the statements that created the
     * table}
     */
    List<String> start(String revision, Direction direction, int total, Schema schema) throws SQLException {
        List<String> creation = new ArrayList<>();
        if (!exists()) {
            creation.add("CREATE TABLE " + name() + " (" + column("step", integer()) + ", " + column("part", integer())
                    + ", "
                    + column("state", varchar(12)) + ", " + column("done", integer()) + ", "
                    + column("digest", varchar(64)) + ", " + column("content", varchar(PART)) + ", PRIMARY KEY ("
                    + quote("step") + ", " + quote("part") + "))");
            execute(creation.get(0));
        }
        Map<String, String> content = new LinkedHashMap<>();
        content.put("revision", revision);
        content.put("direction", direction.name());
        content.put("total", String.valueOf(total));
        content.put("schema", RecordText.encode(schema));
        inTransaction(() -> {
            execute("DELETE FROM " + name());
            insert(START, new Row("START", 0, "", content));
        });
        return creation;
    }

    /** Changes the number of steps after the revision has been recorded again. */
    void changeTotal(int total) throws SQLException {
        Row start = Objects.requireNonNull(read().get(START));
        Map<String, String> content = new LinkedHashMap<>(start.content);
        if (!String.valueOf(total).equals(content.put("total", String.valueOf(total)))) {
            inTransaction(() -> {
                delete(START);
                insert(START, new Row(start.state, start.done, start.digest, content));
            });
        }
    }

    /** Records a step; replaces the previous record of the step. */
    void put(JournalEntry entry) throws SQLException {
        inTransaction(() -> putInTransaction(entry));
    }

    /** Records a step as part of the caller's transaction. */
    void putInTransaction(JournalEntry entry) throws SQLException {
        delete(entry.number());
        Map<String, String> content = new LinkedHashMap<>();
        content.put("description", entry.description());
        content.put("text", entry.text());
        content.put("rows", String.valueOf(entry.rows()));
        content.put("statements", RecordText.encode(entry.statements()));
        content.put("parts", entry.parts().stream().map(String::valueOf).collect(Collectors.joining(",")));
        if (entry.known() != null) {
            content.put("known", RecordText.encode(entry.known()));
        }
        insert(entry.number(), new Row(entry.state().name(), entry.done(), entry.digest(), content));
    }

    /** Updates the state of a recorded step, as part of the caller's transaction if there is one. */
    void update(JournalEntry entry) throws SQLException {
        String sql = "UPDATE " + name() + " SET " + quote("state") + " = ?, " + quote("done") + " = ?, "
                + quote("digest") + " = ? WHERE " + quote("step") + " = ? AND " + quote("part") + " = 0";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, entry.state().name());
            statement.setInt(2, entry.done());
            statement.setString(3, entry.digest());
            statement.setInt(4, entry.number());
            statement.executeUpdate();
        }
    }

    /** Removes the record of a step. */
    void remove(JournalEntry entry) throws SQLException {
        delete(entry.number());
    }

    /** Removes all records, as part of the caller's transaction. */
    void clear() throws SQLException {
        execute("DELETE FROM " + name());
    }

    /**
     * Drops the empty table. If the user is not allowed to drop tables, the table remains; this does not affect later
     * runs.
     */
    void drop() throws SQLException {
        try {
            execute("DROP TABLE " + name());
        } catch (SQLException e) {
            if (!connection.isValid(0) || entries().size() > 0) {
                throw e;
            }
        }
    }

    /** Removes all records and drops the table, if it exists. */
    void end() throws SQLException {
        if (exists()) {
            clear();
            drop();
        }
    }

    private record Row(String state, int done, String digest, Map<String, String> content) {}

    private static List<Integer> parts(Row row) {
        String parts = row.content.getOrDefault("parts", "");
        return parts.isEmpty()
                ? List.of()
                : Stream.of(parts.split(",")).map(Integer::valueOf).toList();
    }

    private static @Nullable List<Loss> known(Row row) {
        String known = row.content.get("known");
        return known == null ? null : RecordText.decodeList(known, Loss.class);
    }

    private static String text(Row row, String key) {
        return Objects.requireNonNull(row.content.get(key), key);
    }

    private Map<Integer, Row> read() throws SQLException {
        Map<Integer, Row> first = new TreeMap<>();
        Map<Integer, StringBuilder> texts = new TreeMap<>();
        String sql = "SELECT "
                + String.join(
                        ", ",
                        List.of(
                                quote("step"),
                                quote("part"),
                                quote("state"),
                                quote("done"),
                                quote("digest"),
                                quote("content")))
                + " FROM " + name() + " ORDER BY " + quote("step") + ", " + quote("part");
        try (java.sql.Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                int step = rows.getInt(1);
                if (rows.getInt(2) == 0) {
                    first.put(
                            step,
                            new Row(
                                    rows.getString(3),
                                    rows.getInt(4),
                                    rows.getString(5).strip(),
                                    Map.of()));
                }
                texts.computeIfAbsent(step, key -> new StringBuilder()).append(rows.getString(6));
            }
        }
        first.replaceAll((step, row) -> new Row(
                row.state,
                row.done,
                row.digest,
                content(Objects.requireNonNull(texts.get(step)).toString())));
        return first;
    }

    private static Map<String, String> content(String text) {
        Map<String, String> content = new LinkedHashMap<>();
        ((Map<?, ?>) Objects.requireNonNull(JsonText.read(text)))
                .forEach((key, value) -> content.put(String.valueOf(key), String.valueOf(value)));
        return content;
    }

    private void insert(int step, Row row) throws SQLException {
        StringBuilder text = new StringBuilder();
        JsonText.write(row.content, text);
        int parts = (text.length() + PART - 1) / PART;
        for (int first = 0; first < parts; first += TOGETHER) {
            int count = Math.min(TOGETHER, parts - first);
            String sql = "INSERT INTO " + name() + " VALUES "
                    + String.join(", ", Collections.nCopies(count, "(?, ?, ?, ?, ?, ?)"));
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                int at = 0;
                for (int part = first; part < first + count; part++) {
                    statement.setInt(++at, step);
                    statement.setInt(++at, part);
                    statement.setString(++at, row.state);
                    statement.setInt(++at, row.done);
                    statement.setString(++at, row.digest.isEmpty() ? "-" : row.digest);
                    statement.setString(++at, text.substring(part * PART, Math.min(text.length(), (part + 1) * PART)));
                }
                statement.executeUpdate();
            }
        }
    }

    private void delete(int step) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("DELETE FROM " + name() + " WHERE " + quote("step") + " = ?")) {
            statement.setInt(1, step);
            statement.executeUpdate();
        }
    }

    private void inTransaction(SqlWork work) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(autoCommit);
        }
    }

    private interface SqlWork {
        void run() throws SQLException;
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String column(String name, SqlType type) {
        return quote(name) + " " + dialect.words().spell(type) + " NOT NULL";
    }

    private static SqlType integer() {
        return SqlType.of(TypeName.INTEGER);
    }

    private static SqlType varchar(int length) {
        return SqlType.of(TypeName.VARCHAR, length);
    }

    private String name() {
        return dialect.words().quote(table);
    }

    private String quote(String name) {
        return dialect.words().quote(name);
    }
}
