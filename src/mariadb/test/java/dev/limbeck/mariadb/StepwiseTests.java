package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.model.TableName;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.testing.SingleRevision;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Contains the setup for tests that run revisions step by step on a new database. */
abstract class StepwiseTests extends Migration {
    /** Queries for all information that the server provides about the tables, views and triggers of the database. */
    private static final List<String> FACTS = List.of(
            "table_name, table_type, engine, row_format, create_time, auto_increment, table_collation, create_options,"
                    + " table_comment from information_schema.tables where table_schema = database() order by 1",
            "* from information_schema.columns where table_schema = database() order by table_name, ordinal_position",
            "* from information_schema.statistics where table_schema = database() order by table_name, index_name,"
                    + " seq_in_index",
            "* from information_schema.check_constraints where constraint_schema = database() order by table_name,"
                    + " constraint_name",
            "* from information_schema.key_column_usage where table_schema = database() order by table_name,"
                    + " constraint_name, ordinal_position",
            "* from information_schema.views where table_schema = database() order by table_name",
            "* from information_schema.triggers where trigger_schema = database() order by trigger_name");

    private Connection connection;
    private Dialect dialect;

    @Override
    public void upgrade(Operations op) {}

    @Override
    public void downgrade(Operations op) {}

    @BeforeEach
    final void connect() throws SQLException {
        connect(MariadbServer.open());
    }

    /** Uses another server. */
    final void connect(Connection other) throws SQLException {
        close();
        connection = other;
        dialect = new MariadbDialect().like(connection);
        execute("create table alembic_version (version_num varchar(32) not null primary key)");
    }

    @AfterEach
    final void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    final Connection connection() {
        return connection;
    }

    final Dialect dialect() {
        return dialect;
    }

    final void execute(String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    final List<String> definitions() throws SQLException {
        return dialect.reflector().reflect(connection).definitions();
    }

    /** Returns all rows of the tables in information_schema that describe the database. */
    final List<String> facts() throws SQLException {
        List<String> facts = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String fact : FACTS) {
                try (ResultSet rows = statement.executeQuery("select " + fact)) {
                    while (rows.next()) {
                        StringBuilder row = new StringBuilder();
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            row.append(' ').append(rows.getString(i));
                        }
                        facts.add(row.toString());
                    }
                }
            }
        }
        return facts;
    }

    final RunContext context() throws SQLException {
        return context(connection);
    }

    private static RunContext context(Connection own) throws SQLException {
        return new RunContext(
                new MariadbDialect().like(own), own, PlanOptions.DEFAULT, RunListener.SILENT, Duration.ofSeconds(10));
    }

    final void run(Consumer<Operations> calls) throws SQLException {
        run(connection, calls);
    }

    final void run(Connection own, Consumer<Operations> calls) throws SQLException {
        execute("delete from alembic_version");
        new StepwiseRunner(context(own), new VersionTable(dialect, TableName.of("alembic_version")))
                .run(SingleRevision.UPGRADE, new SingleRevision(calls), Resumption.ASK);
    }

    /**
     * Puts the calls after a step that would succeed, and requires that the revision is rejected with the message
     * before that step runs.
     */
    final void assertRefused(String table, Map<String, Consumer<Operations>> refused) throws SQLException {
        List<String> before = facts();
        refused.forEach((message, calls) -> assertThatThrownBy(() -> run(op -> {
                    op.addColumn(table, column("first", integer()));
                    calls.accept(op);
                }))
                .as(message)
                .hasMessageContaining("the database is as it was before")
                .hasMessageContaining(message));
        assertThat(facts()).isEqualTo(before);
    }

    /** {@return the number in the first row of the result} */
    final long number(String query) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
