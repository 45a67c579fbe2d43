package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.mariadb.MariadbServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change of a table that another connection uses. */
class RepeatedStatementTest {
    private String url;

    @BeforeEach
    void createTable() throws SQLException {
        url = MariadbServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, "create table t (id int primary key)");
            execute(connection, "insert into t values (1)");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** {@return a connection with a transaction that has read the table} */
    private Connection reader() throws SQLException {
        Connection connection = DriverManager.getConnection(url);
        connection.setAutoCommit(false);
        execute(connection, "select * from t");
        return connection;
    }

    private CompletableFuture<Void> alter(Duration timeout) {
        return CompletableFuture.runAsync(() -> {
            try (Connection connection = DriverManager.getConnection(url)) {
                new MariadbSessions().runAlone(connection, "ALTER TABLE t ADD COLUMN n int", timeout);
            } catch (SQLException e) {
                throw new CompletionException(e);
            }
        });
    }

    @Test
    void theChangeIsRepeatedUntilTheTableIsFreeAndOthersWaitBriefly() throws Exception {
        CompletableFuture<Void> change;
        try (Connection reader = reader();
                Connection other = DriverManager.getConnection(url)) {
            change = alter(Duration.ofSeconds(60));
            Thread.sleep(500);
            long start = System.nanoTime();
            execute(other, "insert into t values (2)");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
            assertThat(change.isDone()).isFalse();
            reader.rollback();
        }
        change.get();
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, "select n from t");
        }
    }

    @Test
    void theConnectionsThatUseTheTableAreNamed() throws Exception {
        try (Connection reader = reader()) {
            assertThatThrownBy(() -> alter(Duration.ofSeconds(3)).get())
                    .rootCause()
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> alter(Duration.ofSeconds(3)).get())
                    .cause()
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessageContaining("These connections have a transaction: connection ")
                    .hasMessageContaining("raise database.lock_timeout");
            reader.rollback();
        }
    }
}
