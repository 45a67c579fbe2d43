package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.OperationRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that in a file that the run itself has created, an empty table is recreated instead of altered, with the same
 * result.
 */
class EmptyTableTest {
    private final SqliteDialect dialect = new SqliteDialect();

    private static final String TABLE = "CREATE TABLE t (id integer PRIMARY KEY, n text);";

    /** Tests schemas in which the table is recreated; each of them has a table named t. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE,
                TABLE + "CREATE INDEX ix ON t (n);CREATE UNIQUE INDEX \"u x\" ON t (n, id) WHERE n > 'a'",
                "CREATE TABLE \"T\" (id integer /* key */ PRIMARY KEY, n text UNIQUE DEFAULT 'x', CHECK (n > ''))",
                "CREATE TABLE [t](id int, n text, PRIMARY KEY (id, n)) WITHOUT ROWID",
                "CREATE TABLE t (id integer PRIMARY KEY, n text REFERENCES t (id))",
                TABLE + "CREATE VIEW v AS SELECT n FROM t;CREATE TABLE c (t_id int REFERENCES t (id), x)",
                TABLE + "CREATE TABLE c (t_id int REFERENCES t (n));INSERT INTO c VALUES ('orphan')",
                "CREATE TABLE t (id integer PRIMARY KEY, g AS (id + 1) STORED, n text COLLATE NOCASE)"
            })
    void isCreatedAgainWithTheSameResult(String schema) throws SQLException {
        Outcome fast = run(schema, true);
        Outcome usual = run(schema, false);
        assertThat(fast.statements()).anyMatch(sql -> sql.startsWith("DROP TABLE main."));
        assertThat(usual.statements()).noneMatch(sql -> sql.startsWith("DROP TABLE"));
        assertThat(fast.stored()).containsExactlyInAnyOrderElementsOf(usual.stored());
        assertThat(fast.stored().toString()).contains("added varchar(20)", "later varchar(20)");
    }

    /** Tests schemas in which DROP TABLE would lose something or would not be sufficient. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                TABLE + "INSERT INTO t VALUES (1, 'row')",
                "CREATE TABLE t (id integer PRIMARY KEY AUTOINCREMENT, n text);INSERT INTO t VALUES (7, 'x');DELETE"
                        + " FROM t",
                TABLE + "CREATE TRIGGER tr DELETE ON t BEGIN SELECT 1; END",
                TABLE + "CREATE TEMP TRIGGER tr DELETE ON t BEGIN SELECT 1; END",
                TABLE + "CREATE INDEX ix ON t (n);ANALYZE",
                TABLE + "CREATE VIRTUAL TABLE f USING fts5(n, content='t', content_rowid='id')",
                "PRAGMA foreign_keys=ON;" + TABLE + "CREATE TABLE c (t_id int REFERENCES t (n))"
            })
    void isChangedIfDroppingWouldLoseSomething(String schema) throws SQLException {
        Outcome outcome = run(schema, true);
        assertThat(outcome.statements()).noneMatch(sql -> sql.startsWith("DROP TABLE"));
        assertThat(outcome).isEqualTo(run(schema, false));
        assertThat(outcome.stored().toString()).contains("added varchar(20)", "later varchar(20)");
    }

    /**
     * Tests errors that only SQLite finds; the table remains, with its indexes, even if a revision catches the error.
     */
    @ParameterizedTest
    @ValueSource(strings = {"(missing)", "abs(1) +", "(SELECT 1)"})
    void isRefusedWithTheUsualError(String value) throws SQLException {
        String schema = TABLE + "CREATE INDEX ix ON t (n);CREATE TABLE u (id integer)";
        List<String> messages = new ArrayList<>();
        for (boolean creating : List.of(true, false)) {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
                execute(connection, schema);
                List<String> statements = new ArrayList<>();
                RunContext context = context(connection, statements, creating);
                try (Transaction transaction = context.begin(Need.ANY, Duration.ofSeconds(1))) {
                    OperationRunner runner = new OperationRunner(context, transaction);
                    Throwable error = catchThrowable(() -> runner.run(add("bad", value)));
                    messages.add(error.getClass() + ": " + error.getMessage());
                    runner.run(add("good"));
                    transaction.commit();
                }
                assertThat(query(connection, "SELECT name FROM sqlite_schema ORDER BY name"))
                        .containsExactly("ix", "t", "u");
                assertThat(query(connection, "SELECT name FROM pragma_table_info('t')"))
                        .containsExactly("id", "n", "good");
                assertThat(statements).noneMatch(sql -> sql.startsWith("ALTER") && creating);
            }
        }
        assertThat(messages.get(0)).isEqualTo(messages.get(1)).contains("UnsupportedChange");
    }

    /** Rows that the same transaction has written are taken into account. */
    @Test
    void rowsOfTheSameTransactionAreKept() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            execute(connection, TABLE);
            List<String> statements = new ArrayList<>();
            RunContext context = context(connection, statements, true);
            try (Transaction transaction = context.begin(Need.ANY, Duration.ofSeconds(1))) {
                OperationRunner runner = new OperationRunner(context, transaction);
                runner.run(add("added"));
                execute(connection, "INSERT INTO t VALUES (1, 'row', 'kept')");
                runner.run(add("later"));
                transaction.commit();
            }
            assertThat(statements)
                    .filteredOn(sql -> sql.startsWith("DROP TABLE"))
                    .hasSize(1);
            assertThat(query(connection, "SELECT id || n || added || ifnull(later, '-') FROM t"))
                    .containsExactly("1rowkept-");
        }
    }

    /**
     * The result of a run.
     *
     * @param statements the statements of its plans
     * @param stored the schema and the rows afterwards
     */
    private record Outcome(List<String> statements, List<String> stored) {}

    private Outcome run(String schema, boolean creating) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            execute(connection, schema);
            List<String> statements = new ArrayList<>();
            RunContext context = context(connection, statements, creating);
            try (Transaction transaction = context.begin(Need.ANY, Duration.ofSeconds(1))) {
                OperationRunner runner = new OperationRunner(context, transaction);
                runner.run(add("added"));
                runner.run(add("later"));
                assertThat(runner.catalog().definitions())
                        .isEqualTo(new SqliteDialect()
                                .reflector()
                                .reflect(connection)
                                .definitions());
                transaction.commit();
            }
            List<String> stored = query(
                    connection,
                    "SELECT type || name || tbl_name || ifnull(sql, '') FROM sqlite_schema WHERE name NOT LIKE"
                            + " 'sqlite%'");
            stored.addAll(query(connection, "SELECT count(*) FROM t"));
            stored.addAll(query(connection, "PRAGMA integrity_check"));
            if (schema.contains("AUTOINCREMENT")) {
                stored.addAll(query(connection, "SELECT name || seq FROM sqlite_sequence"));
            }
            if (schema.contains("ANALYZE")) {
                stored.addAll(query(connection, "SELECT count(*) FROM sqlite_stat1"));
            }
            return new Outcome(statements, stored);
        }
    }

    private static Operation add(String name) {
        return new AlterTable(
                TableName.of("t"), List.of(new AddColumn(Column.of(name, SqlType.of(TypeName.VARCHAR, 20)))));
    }

    private static Operation add(String name, String value) {
        Column column = Column.of(name, SqlType.of(TypeName.VARCHAR, 20)).withServerDefault(new SqlText(value));
        return new AlterTable(TableName.of("t"), List.of(new AddColumn(column)));
    }

    private RunContext context(Connection connection, List<String> statements, boolean creating) {
        RunListener listener = new RunListener() {
            @Override
            public void operationPlanned(Operation operation, OperationPlan plan) {
                plan.statements().forEach(one -> statements.add(one.sql()));
            }
        };
        return new RunContext(dialect, connection, PlanOptions.DEFAULT, listener, Duration.ofSeconds(1))
                .creating(creating);
    }

    private static void execute(Connection connection, String script) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    private static List<String> query(Connection connection, String sql) throws SQLException {
        List<String> answer = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
        }
        return answer;
    }
}
