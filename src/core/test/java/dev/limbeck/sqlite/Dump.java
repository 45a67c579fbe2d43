package dev.limbeck.sqlite;

import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The entire content of a database as text: the statements exactly as they are stored, and each row with its rowid and
 * storage classes.
 */
public final class Dump {
    private final Database database;

    private Dump(Database database) {
        this.database = database;
    }

    /** {@return a description of the entire database} */
    public static String describe(Database database) {
        Dump dump = new Dump(database);
        return dump.header() + dump.statements() + "\n" + dump.rows();
    }

    /** {@return a description of only the rows} */
    static String describeRows(Database database) {
        return new Dump(database).rows();
    }

    /** Returns the fields of the file header that differ from SQLite's defaults (sqlite.org/fileformat2.html, 1.3). */
    private String header() {
        return Map.of("user_version", "0", "application_id", "0", "page_size", "4096", "encoding", "UTF-8")
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(one -> texts("PRAGMA " + one.getKey()).stream()
                        .filter(value -> !value.equals(one.getValue()))
                        .map(value -> "-- " + one.getKey() + " " + value + "\n"))
                .collect(Collectors.joining());
    }

    private String statements() {
        String kept =
                " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type = 'trigger', type, name";
        List<String> main = texts("SELECT sql FROM main.sqlite_master" + kept);
        List<String> temporary = texts("SELECT 'temp: ' || sql FROM temp.sqlite_master" + kept);
        return String.join(";\n", main) + ";\n" + String.join(";\n", temporary);
    }

    private List<String> texts(String sql) {
        return database.rows(sql).stream()
                .map(row -> String.valueOf(row.get(0)))
                .toList();
    }

    private String rows() {
        return texts("SELECT name FROM main.sqlite_master WHERE type = 'table' ORDER BY name").stream()
                .map(this::rows)
                .collect(Collectors.joining());
    }

    private String rows(String table) {
        String columns = String.join(
                " || ', ' || ",
                texts(
                        "SELECT 'quote(' || char(34) || replace(name, char(34), char(34, 34)) || char(34, 41) FROM pragma_table_xinfo("
                                + Sql.literal(table) + ", 'main') WHERE hidden <> 1"));
        String from = " FROM main." + SqliteNames.quote(table);
        if (!database.accepts("SELECT *" + from)) {
            return "-- " + table + " cannot be read\n";
        }
        boolean hasRowid = database.accepts("SELECT rowid" + from);
        List<String> rows = texts("SELECT " + (hasRowid ? "rowid || ': ' || " : "") + columns + from + " ORDER BY "
                + (hasRowid ? "rowid" : "1"));
        return rows.isEmpty()
                ? ""
                : "-- " + table + "\n" + rows.stream().map(row -> row + "\n").collect(Collectors.joining());
    }
}
