package dev.limbeck.alembic;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Describes a database by querying SQLite itself: the schema (except for how types are spelled) and all rows. */
final class Picture {
    private Picture() {}

    /** {@return a line for each column, key, index and row} */
    static List<String> of(Path database) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            List<String> tables = rows(
                    statement,
                    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name");
            for (String table : tables) {
                String name = "'" + table + "'";
                add(
                        lines,
                        table + " column ",
                        statement,
                        """
                        select name || ' ' || "notnull" || ' ' || coalesce(dflt_value, 'none') || ' ' || pk || ' ' || hidden
                        from pragma_table_xinfo(%s)"""
                                .formatted(name));
                add(
                        lines,
                        table + " foreign key ",
                        statement,
                        """
                        select group_concat("from" || '>' || "table" || '.' || coalesce("to", '')) || ' ' || on_update || ' ' || on_delete
                        from pragma_foreign_key_list(%s) group by id"""
                                .formatted(name));
                add(
                        lines,
                        table + " index ",
                        statement,
                        """
                        select iif(l.origin = 'c', l.name, l.origin) || ' ' || l."unique" || ' ' || partial || ' '
                            || group_concat(coalesce(i.name, 'expression') || i."desc")
                        from pragma_index_list(%s) l, pragma_index_xinfo(l.name) i where i.key group by l.name"""
                                .formatted(name));
                List<String> columns = rows(statement, "select name from pragma_table_xinfo(%s)".formatted(name));
                String values = String.join(
                        " || ',' || ",
                        columns.stream()
                                .filter(column -> !column.equals("created_at"))
                                .map(column -> "quote(\"" + column + "\")")
                                .toList());
                add(lines, table + " row ", statement, "select " + values + " from \"" + table + "\"");
            }
        }
        return lines;
    }

    private static void add(List<String> lines, String what, Statement statement, String query) throws SQLException {
        new TreeSet<>(rows(statement, query)).forEach(row -> lines.add(what + row));
    }

    private static List<String> rows(Statement statement, String query) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(query)) {
            while (found.next()) {
                rows.add(String.valueOf(found.getString(1)));
            }
        }
        return rows;
    }
}
