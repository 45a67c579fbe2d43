package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.model.TableName;
import dev.limbeck.result.Direction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table that records each run of a revision, with its time and a hash of the revision's content. The table is
 * created with the first entry.
 */
public final class LogTable {
    private static final String DEFINITION = "(id INTEGER NOT NULL PRIMARY KEY, revision VARCHAR(32) NOT NULL,"
            + " direction VARCHAR(9) NOT NULL, started_at VARCHAR(30) NOT NULL, millis BIGINT NOT NULL,"
            + " tool VARCHAR(60) NOT NULL, hash VARCHAR(80) NOT NULL)";

    private final Dialect dialect;
    private final SqlSyntax words;
    private final TableName name;
    private final String tool;

    /**
     * Creates the log table.
     *
     * @param name the name of the table
     * @param tool the version of Limbeck that writes the entries
     */
    public LogTable(Dialect dialect, TableName name, String tool) {
        this.dialect = dialect;
        this.words = dialect.words();
        this.name = name;
        this.tool = tool;
    }

    /**
     * One entry.
     *
     * @param revision the id of the revision
     * @param direction whether the revision was applied or reverted
     * @param startedAt the start of the run
     * @param duration the duration of the run, with millisecond precision
     * @param hash a hash of the revision, which does not change if only comments, spaces or line terminators change
     */
    public record Entry(String revision, Direction direction, Instant startedAt, Duration duration, String hash) {}

    /** Adds an entry, as part of the caller's transaction. */
    public void write(Connection connection, Entry entry) throws SQLException {
        createIfMissing(connection);
        String sql = "insert into " + words.quote(name)
                + " select coalesce(max(id), 0) + 1, ?, ?, ?, ?, ?, ? from "
                + words.quote(name);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, entry.revision());
            statement.setString(2, entry.direction().name().toLowerCase(Locale.ROOT));
            statement.setString(3, entry.startedAt().toString());
            statement.setLong(4, entry.duration().toMillis());
            statement.setString(5, tool);
            statement.setString(6, entry.hash());
            statement.executeUpdate();
        }
    }

    /** Creates the table if it does not exist. */
    public void createIfMissing(Connection connection) throws SQLException {
        if (!dialect.reflector().hasTable(connection, name)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE " + words.quote(name) + " " + DEFINITION);
            }
        }
    }

    /**
     * {@return the statements that add an entry in a script; the duration of the entry is 0 because a script does not
     * measure it}
     */
    List<String> statements(String revision, Direction direction, String hash) {
        String values = String.join(
                ", ",
                words.literal(revision),
                words.literal(direction.name().toLowerCase(Locale.ROOT)),
                dialect.script().currentTime(),
                "0",
                words.literal(tool),
                words.literal(hash));
        return List.of(
                words.createTableIfMissing(words.quote(name), DEFINITION),
                "INSERT INTO " + words.quote(name) + " SELECT coalesce(max(id), 0) + 1, " + values + " FROM "
                        + words.quote(name));
    }

    /** {@return the entries, oldest first; empty if the table does not exist} */
    public List<Entry> read(Connection connection) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        if (!dialect.reflector().hasTable(connection, name)) {
            return entries;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select revision, direction, started_at, millis, hash from "
                        + words.quote(name) + " order by id")) {
            while (rows.next()) {
                entries.add(new Entry(
                        rows.getString(1),
                        Direction.valueOf(rows.getString(2).toUpperCase(Locale.ROOT)),
                        Instant.parse(rows.getString(3)),
                        Duration.ofMillis(rows.getLong(4)),
                        rows.getString(5)));
            }
        }
        return entries;
    }
}
