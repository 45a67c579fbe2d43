package dev.limbeck.sqlite;

import dev.limbeck.model.Schema;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.catalog.TextCache;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.TableText;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Generates any number of table definitions that resemble those of an application, for the benchmarks. */
public final class ManyTables {
    private ManyTables() {}

    /** {@return the CREATE TABLE statements of the given number of tables, each of which refers to the previous one} */
    public static List<String> tables(int count) {
        List<String> tables = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tables.add(table("table_" + i, "table_" + Math.max(0, i - 1)));
        }
        return tables;
    }

    /** {@return definitions of the same tables that are written differently but have the same meaning} */
    public static List<String> respelled(int count) {
        return tables(count).stream()
                .map(sql -> sql.replace("varchar", "character varying")
                        .replace("(amount >= 0)", "((amount)>=0)")
                        .replace("'OPEN', 'DONE'", "'DONE', 'OPEN'"))
                .toList();
    }

    /** {@return the CREATE INDEX statements of the given number of tables, one for each table} */
    public static List<String> indexes(int count) {
        List<String> indexes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            indexes.add("CREATE INDEX ix_table_" + i + "_amount ON table_" + i + " (amount DESC)");
        }
        return indexes;
    }

    private static String table(String name, String parent) {
        return "CREATE TABLE " + name + " (id integer NOT NULL PRIMARY KEY, name varchar(50) NOT NULL,"
                + " code varchar(20) NOT NULL DEFAULT '-', amount decimal(10, 2) CHECK (amount >= 0), note text,"
                + " state varchar(10) NOT NULL, created_at timestamp(6) NOT NULL, parent_id bigint,"
                + " CONSTRAINT uk_" + name + " UNIQUE (code),"
                + " CONSTRAINT ck_" + name + " CHECK (state IN ('OPEN', 'DONE')),"
                + " CONSTRAINT fk_" + name + " FOREIGN KEY (parent_id) REFERENCES " + parent + " (id))";
    }

    /**
     * {@return the schema of such tables and their indexes, built only from the definitions, because SQLite would take
     * a minute to create 5,000 tables}
     */
    public static Schema schema(List<String> tables) {
        List<SchemaRow> stored = new ArrayList<>();
        tables.forEach(sql -> {
            String name = TableText.parse(sql).name().name();
            stored.add(new SchemaRow("table", name, name, sql));
        });
        indexes(tables.size()).forEach(sql -> {
            IndexText index = IndexText.parse(sql);
            stored.add(new SchemaRow("index", index.name().name(), index.table().name(), sql));
        });
        return new SqliteCatalog(stored, List.of(), List.of(), new TextCache()).schema();
    }

    /** {@return an in-memory database in which the given statements have been run} */
    public static Connection database(List<List<String>> statements) throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (List<String> some : statements) {
                for (String sql : some) {
                    statement.execute(sql);
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        return connection;
    }
}
