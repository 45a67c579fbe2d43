package dev.limbeck.execute;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Recreate;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionHeader;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.sqlite.SqliteDialect;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A database file at revision {@code a1}, with a table on which other objects depend (two indexes, a trigger, a view,
 * and a table with a foreign key), and the step to {@code b2}, which rebuilds the table.
 */
record Shop(Path file, String journal) {
    static final String OLD = "a1";
    static final String NEW = "b2";

    private static final List<String> SCHEMA = List.of(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
                    + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))",
            "INSERT INTO alembic_version VALUES ('a1')",
            "CREATE TABLE log (what TEXT)",
            "CREATE TABLE item (id INTEGER PRIMARY KEY AUTOINCREMENT, name VARCHAR(50) NOT NULL /* shown */,"
                    + " price TEXT DEFAULT '0')",
            "CREATE INDEX ix_item_name ON item (name)",
            "CREATE INDEX ix_item_price ON item (price DESC) WHERE price > '5'",
            "CREATE TRIGGER tr_item AFTER DELETE ON item BEGIN INSERT INTO log VALUES (old.name); END",
            "CREATE VIEW v_item AS SELECT id, name FROM item",
            "CREATE TABLE part (id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES item (id)"
                    + " ON DELETE CASCADE)");

    /** Creates the file. */
    Shop create(int rows) throws SQLException {
        try (Connection connection = open()) {
            run(connection, "PRAGMA journal_mode=" + journal);
            run(connection, "BEGIN");
            for (String sql : SCHEMA) {
                run(connection, sql);
            }
            String numbers = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < " + rows + ")";
            run(
                    connection,
                    numbers + " INSERT INTO item (id, name, price) SELECT i, 'item number ' || i, i % 10 FROM n");
            run(connection, "INSERT INTO part (item_id) SELECT id FROM item WHERE id % 3 = 0");
            run(connection, "COMMIT");
        }
        return this;
    }

    /** {@return a connection that enforces foreign keys} */
    Connection open() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        run(connection, "PRAGMA foreign_keys=ON");
        return connection;
    }

    /** Runs the step to {@code b2}. */
    static void upgrade(Connection connection, RunListener listener, Migration migration) throws SQLException {
        upgrade(connection, listener, migration, Duration.ofMillis(200));
    }

    static void upgrade(Connection connection, RunListener listener, Migration migration, Duration lockTimeout)
            throws SQLException {
        runner(connection, listener, lockTimeout).run(step(OLD, NEW), migration);
    }

    static RevisionRunner runner(Connection connection, RunListener listener, Duration lockTimeout)
            throws SQLException {
        Dialect dialect = new SqliteDialect();
        PlanOptions options = new PlanOptions(dialect.reflector().version(connection), true, false);
        RunContext session = new RunContext(dialect, connection, options, listener, lockTimeout);
        return new RevisionRunner(session, new VersionTable(dialect, TableName.of("alembic_version")));
    }

    static RevisionStep step(String from, String to) {
        RevisionHeader header = new RevisionHeader(to, List.of(from), List.of(), List.of(), null, Instant.EPOCH);
        return new RevisionStep(
                new RevisionFile(header, "Rebuilds", "Rebuilds", null),
                Direction.UPGRADE,
                List.of(new RowChange.Update(from, to)),
                VersionRows.of(from),
                VersionRows.of(to));
    }

    /** {@return the entire visible content: definitions, rows, the version row, and the last generated ids} */
    List<String> dump() throws SQLException {
        try (Connection connection = open()) {
            List<String> picture = new ArrayList<>();
            for (String question : List.of(
                    "SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name",
                    "SELECT id, name, price, typeof(price) FROM item ORDER BY id",
                    "SELECT id, item_id FROM part ORDER BY id",
                    "SELECT what FROM log",
                    "SELECT name, seq FROM sqlite_sequence ORDER BY name",
                    "SELECT version_num FROM alembic_version",
                    "PRAGMA journal_mode",
                    "PRAGMA integrity_check",
                    "PRAGMA foreign_key_check")) {
                picture.addAll(query(connection, question));
            }
            return picture;
        }
    }

    static List<String> query(Connection connection, String question) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(question)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
        }
        return rows;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A revision that copies the table and then inserts a row into another table. */
    static final class Rebuilds extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.batchAlterTable("item", Recreate.ALWAYS, batch -> {
                batch.addColumn(column("stock", integer()).nullable(false).serverDefault(text("7")));
                batch.createCheckConstraint("ck_item_stock", text("stock >= 0"));
            });
            op.execute(text("INSERT INTO log VALUES ('rebuilt')"));
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
