package dev.limbeck.postgresql.scratch;

import dev.limbeck.dialect.server.ProofRows;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A scratch database into which sample rows are inserted. */
record SampleTarget(Connection connection) implements ProofRows.Target {

    static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    static String quote(TableName name) {
        String schema = name.schema();
        return (schema == null ? "" : quote(schema) + ".") + quote(name.name());
    }

    @Override
    public Map<String, ProofRows.Value> values(Table table) throws SQLException {
        return SampleType.read(connection, table.name());
    }

    @Override
    public void insert(TableName table, List<String> columns, List<String> values) throws SQLException {
        String list = columns.stream().map(SampleTarget::quote).collect(Collectors.joining(", "));
        Attempt.run(
                connection,
                columns.isEmpty()
                        ? "INSERT INTO " + quote(table) + " DEFAULT VALUES"
                        : "INSERT INTO " + quote(table) + " (" + list + ") OVERRIDING SYSTEM VALUE VALUES ("
                                + String.join(", ", values) + ")");
    }

    @Override
    public void finish(Table table) throws SQLException {
        for (Column column : table.columns()) {
            if (column.identity() != null) {
                String name = quote(table.name()).replace("'", "''");
                Attempt.run(
                        connection,
                        "SELECT setval(seqrelid, greatest(least(coalesce((SELECT max(" + quote(column.name())
                                + ") FROM "
                                + quote(table.name()) + "), seqmin), seqmax), seqmin)) FROM pg_sequence"
                                + " WHERE seqrelid = pg_get_serial_sequence('" + name + "', '"
                                + column.name().replace("'", "''") + "')::regclass");
            }
        }
    }
}
