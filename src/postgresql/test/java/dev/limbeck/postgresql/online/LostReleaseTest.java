package dev.limbeck.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.testing.SingleRevision;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests a server that ends the session after the last step, before the lock is released. */
class LostReleaseTest {
    private static final TableName VERSIONS = TableName.of("alembic_version");

    /** Returns a connection that loses its session: the server ends the session just before the lock is released. */
    private static Connection lostAtRelease(Connection real) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, values) -> {
                    if (values != null && Arrays.toString(values).contains("pg_advisory_unlock")) {
                        end(real);
                    }
                    try {
                        return method.invoke(real, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void end(Connection connection) throws SQLException {
        int process = connection.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        try (Connection other = DriverManager.getConnection(PostgresqlServer.url("postgres"));
                Statement statement = other.createStatement()) {
            statement.execute("select pg_terminate_backend(" + process + ", 5000)");
        }
    }

    @Test
    void theErrorDoesNotStateThatNothingWasChanged() throws SQLException {
        String url = PostgresqlServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(BusySteps.SETUP);
            Dialect dialect = new PostgresqlDialect().like(connection);
            RunContext session = new RunContext(
                    dialect,
                    lostAtRelease(connection),
                    PlanOptions.DEFAULT,
                    RunListener.SILENT,
                    Duration.ofSeconds(20));
            StepwiseRunner runner = new StepwiseRunner(session, new VersionTable(dialect, VERSIONS));
            assertThatThrownBy(() -> runner.run(SingleRevision.UPGRADE, new BusySteps(), Resumption.ASK))
                    .hasMessageStartingWith("Revision b2 stopped.")
                    .hasMessageContaining("Run `limbeck current`");
        }
        try (Connection connection = DriverManager.getConnection(url)) {
            VersionTable versions = new VersionTable(new PostgresqlDialect().like(connection), VERSIONS);
            assertThat(versions.read(connection)).isEqualTo(List.of("b2"));
        }
    }
}
