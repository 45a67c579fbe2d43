package dev.limbeck.mariadb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests which entries a server with replicas writes to its binary log when a revision is checked and when it is run.
 */
@Tag("process")
class BinaryLogTest extends Migration {
    private static MariadbInstance server;

    @BeforeAll
    static void start() throws IOException {
        assumeTrue(MariadbInstance.findProblem() == null, "the package mariadb-server is not installed");
        server = MariadbInstance.install("--log-bin", "--server-id=1", "--binlog-format=STATEMENT");
        server.start();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    public void upgrade(Operations op) {}

    @Override
    public void downgrade(Operations op) {}

    @Test
    void replicasDoNotCreateTheTemporaryTables() throws SQLException {
        try (Connection root = DriverManager.getConnection(server.url("mysql"))) {
            execute(
                    root,
                    "create database shop character set utf8mb4",
                    "create user limited identified by 'secret'",
                    "grant all on shop.* to limited");
        }
        try (Connection root = DriverManager.getConnection(server.url("shop"))) {
            run(root, "item");
            assertThat(log(root)).contains("`item_view`").doesNotContain("TEMPORARY");
            try (Statement statement = root.createStatement();
                    ResultSet row = statement.executeQuery("select @@session.binlog_format")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("STATEMENT");
            }
        }
        try (Connection limited = DriverManager.getConnection(
                        server.url("shop").replaceFirst("user=root", "user=limited&password=secret"));
                Connection root = DriverManager.getConnection(server.url("shop"))) {
            run(limited, "other");
            assertThat(log(root)).as("without the privilege").contains("`other_view`", "TEMPORARY");
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void run(Connection connection, String table) throws SQLException {
        execute(connection, "create or replace table alembic_version (version_num varchar(32) not null primary key)");
        Dialect dialect = new MariadbDialect().like(connection);
        RunContext context =
                new RunContext(dialect, connection, PlanOptions.DEFAULT, RunListener.SILENT, Duration.ofSeconds(10));
        new StepwiseRunner(context, new VersionTable(dialect, TableName.of("alembic_version")))
                .run(
                        SingleRevision.UPGRADE,
                        new SingleRevision(op -> {
                            op.createTable(table, column("id", integer()), primaryKey("id"));
                            op.addColumn(table, column("n", integer()));
                            op.createView(
                                    table + "_view",
                                    text("create view `" + table + "_view` as select n from `" + table + "`"));
                        }),
                        Resumption.ASK);
    }

    private static String log(Connection connection) throws SQLException {
        List<String> events = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show binlog events")) {
            while (rows.next()) {
                events.add(rows.getString("Info"));
            }
        }
        return String.join("\n", events);
    }
}
