package dev.limbeck.postgresql.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.model.SqlType;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests that the server does not compile the catalog queries, because compiling them would take longer than running
 * them.
 */
class CompiledQueriesTest {
    private static final PostgresqlReflector REFLECTOR = new PostgresqlReflector(SqlType::raw);
    private static final String LOG = "current_setting('data_directory') || '/../log'";

    private static String query(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource({"true, on", "false, on", "true, off", "false, off"})
    void theQueriesAreNotCompiledAndTheSettingIsKept(boolean autoCommit, String jit) throws SQLException {
        try (Connection connection = PostgresqlServer.open()) {
            Assumptions.assumeTrue(
                    query(connection, "select pg_jit_available()").equals("t"), "the server cannot compile queries");
            execute(
                    connection,
                    "load 'auto_explain'; set auto_explain.log_min_duration = 0; set jit_above_cost = 1000; set jit = "
                            + jit);
            String start = query(connection, "select (pg_stat_file(" + LOG + ")).size");
            connection.setAutoCommit(autoCommit);
            Catalog catalog = REFLECTOR.reflect(connection);
            REFLECTOR.refresh(connection, REFLECTOR.refresh(connection, catalog));
            assertThat(query(connection, "show jit")).isEqualTo(jit);
            String log = query(connection, "select pg_read_file(" + LOG + ", " + start + ", 10000000)");
            assertThat(log).contains("Query Text: SELECT c.oid").doesNotContain("JIT:");
        }
    }
}
