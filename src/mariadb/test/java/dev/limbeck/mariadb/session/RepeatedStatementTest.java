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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests a change to a table that another connection uses. */
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
                new RepeatedStatement(connection, "ALTER TABLE t ADD COLUMN n int, ALGORITHM=INSTANT").run(timeout);
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
    @Tag("slow")
    void theConnectionsThatUseTheTableAreNamed() throws Exception {
        try (Connection reader = reader()) {
            assertThatThrownBy(() -> alter(Duration.ofSeconds(3)).get())
                    .rootCause()
                    .isInstanceOf(SQLException.class);
            assertThatThrownBy(() -> alter(Duration.ofSeconds(3)).get())
                    .cause()
                    .isInstanceOf(SQLTimeoutException.class)
                    .hasMessageContaining("These connections have open transactions: connection ")
                    .hasMessageContaining("raise database.lock_timeout");
            reader.rollback();
        }
    }

    /** If the settings were not restored, a pool would keep the connection with the settings that the run has made. */
    @Test
    void bothSettingsAreRestored() throws Exception {
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, "set lock_wait_timeout = 777, innodb_lock_wait_timeout = 33");
            Duration before = new MariadbSessions(null, false).setLockTimeout(connection, Duration.ofSeconds(5));
            assertThat(settings(connection)).isEqualTo("5 5");
            new RepeatedStatement(connection, "ALTER TABLE t ADD COLUMN x int, ALGORITHM=INSTANT")
                    .run(Duration.ofSeconds(5));
            new MariadbSessions(null, false).setLockTimeout(connection, before);
            assertThat(settings(connection)).isEqualTo("777 33");
        }
    }

    private static String settings(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                java.sql.ResultSet row =
                        statement.executeQuery("select concat(@@lock_wait_timeout, ' ', @@innodb_lock_wait_timeout)")) {
            row.next();
            return row.getString(1);
        }
    }

    /** A change that reads all rows also waits at its end, and must not lose the work that it has done. */
    @Test
    void aLongChangeWaitsAsLongAsPermitted() throws Exception {
        CompletableFuture<Void> change;
        try (Connection reader = reader()) {
            change = CompletableFuture.runAsync(() -> {
                try (Connection connection = DriverManager.getConnection(url)) {
                    new RepeatedStatement(connection, "ALTER TABLE t ADD INDEX ix (id), ALGORITHM=NOCOPY")
                            .run(Duration.ofSeconds(60));
                    execute(connection, "do 0");
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
            try (Connection other = DriverManager.getConnection(url)) {
                while (!runsForThreeSeconds(other)) {
                    assertThat(change.isDone()).isFalse();
                    Thread.sleep(100);
                }
            }
            reader.rollback();
        }
        change.get(120, java.util.concurrent.TimeUnit.SECONDS);
    }

    private static boolean runsForThreeSeconds(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery("select max(time) >= 3 from"
                        + " information_schema.processlist where info like 'ALTER TABLE t ADD INDEX%'")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
