package dev.limbeck.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.DirectSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class PostgresqlSessionsTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofSeconds(30);

    private final PostgresqlSessions sessions = new PostgresqlSessions();

    @Test
    void aTransactionExcludesOtherMigratorsUntilItEnds() throws SQLException {
        String url = PostgresqlServer.createDatabase();
        try (Connection one = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url)) {
            for (Need need : List.of(Need.ANY, Need.NO_TRANSACTION)) {
                try (Transaction first = sessions.begin(one, need, SHORT)) {
                    first.requireOpen();
                    assertThat(sessions.findLockHolder(other))
                            .hasValueSatisfying(holder -> assertThat(holder).startsWith("process "));
                    for (Need second : List.of(Need.ANY, Need.NO_TRANSACTION)) {
                        assertThatThrownBy(() -> sessions.begin(other, second, SHORT))
                                .isInstanceOf(SQLTimeoutException.class)
                                .hasMessageContaining("it is held by process ")
                                .hasMessageContaining("limbeck unlock");
                        assertThat(other.getAutoCommit()).isTrue();
                    }
                }
                assertThat(sessions.findLockHolder(other)).isEmpty();
            }
        }
    }

    @Test
    void aTransactionInASequenceKeepsTheLock() throws SQLException {
        String url = PostgresqlServer.createDatabase();
        try (Connection one = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url)) {
            try (Transaction sequence = sessions.begin(one, Need.NO_TRANSACTION, SHORT)) {
                try (Transaction inner = sessions.begin(one, Need.ANY, SHORT)) {
                    inner.commit();
                }
                sequence.requireOpen();
                assertThat(sessions.findLockHolder(other)).isPresent();
            }
            assertThat(sessions.findLockHolder(other)).isEmpty();
        }
    }

    @Test
    void theLockOfAHolderThatDoesNotWorkCanBeBroken() throws SQLException {
        String url = PostgresqlServer.createDatabase();
        try (Connection other = DriverManager.getConnection(url)) {
            Connection one = DriverManager.getConnection(url);
            sessions.begin(one, Need.NO_TRANSACTION, SHORT);
            assertThat(sessions.breakLock(other)).isTrue();
            sessions.begin(other, Need.ANY, LONG).close();
            assertThat(sessions.breakLock(other)).isFalse();
        }
    }

    /** Reading a view locks its tables until the transaction ends. */
    @Test
    void whatWasReadDoesNotKeepAnotherProgramFromItsLock() throws Exception {
        String url = PostgresqlServer.createDatabase();
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try (Connection one = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url)) {
            DirectSql.run(one, "create table t (id int)");
            DirectSql.run(one, "create view v as select id from t");
            other.setAutoCommit(false);
            try (Transaction revision = sessions.begin(one, Need.ANY, LONG)) {
                DirectSql.run(other, "comment on table t is 'changed'");
                assertThat(DirectSql.ask(one, "select pg_get_viewdef('v'::regclass)"))
                        .contains("FROM t");
                Future<?> changed = threads.submit(() -> {
                    DirectSql.run(other, "alter table t add column n int");
                    other.commit();
                    return null;
                });
                Thread.sleep(200);
                revision.lock(List.of(new TableLock(TableName.of("t"), Lock.ALL)), LONG);
                changed.get();
                DirectSql.run(one, "alter table t alter column n type bigint");
                revision.commit();
            }
            assertThat(DirectSql.ask(one, "select obj_description('t'::regclass)"))
                    .isEqualTo("changed");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void settingsArePinnedInTheTransactionOnly() throws SQLException {
        try (Connection connection = PostgresqlServer.open()) {
            DirectSql.run(connection, "set timezone = 'Europe/Zurich'");
            DirectSql.run(connection, "set quote_all_identifiers = on");
            for (Need need : List.of(Need.ANY, Need.NO_TRANSACTION)) {
                try (Transaction ignored = sessions.begin(connection, need, SHORT)) {
                    assertThat(ignored.offers()).isNotNull();
                    assertThat(DirectSql.ask(connection, "show timezone")).isEqualTo("UTC");
                    assertThat(DirectSql.ask(connection, "show quote_all_identifiers"))
                            .isEqualTo("off");
                }
                assertThat(DirectSql.ask(connection, "show timezone")).isEqualTo("Europe/Zurich");
                assertThat(DirectSql.ask(connection, "show quote_all_identifiers"))
                        .isEqualTo("on");
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
    }

    @Test
    void whatIsNotCommittedIsRolledBack() throws SQLException {
        try (Connection connection = PostgresqlServer.open()) {
            try (Transaction ignored = sessions.begin(connection, Need.ANY, SHORT)) {
                assertThat(ignored.waited()).isLessThan(LONG);
                DirectSql.run(connection, "create table t (a int)");
            }
            assertThat(DirectSql.ask(connection, "select to_regclass('t')")).isEqualTo("null");
        }
    }

    @Test
    void aTransactionThatAStatementEndedIsNoticed() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Transaction transaction = sessions.begin(connection, Need.ANY, SHORT)) {
            DirectSql.run(connection, "create table t (a int)");
            DirectSql.run(connection, "commit");
            assertThatThrownBy(transaction::requireOpen)
                    .isInstanceOf(BrokenSchema.class)
                    .hasMessageContaining("ended its transaction");
        }
    }

    @Test
    void aTransactionInWhichAStatementFailedIsOpen() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Transaction transaction = sessions.begin(connection, Need.ANY, SHORT)) {
            assertThatThrownBy(() -> DirectSql.run(connection, "select missing"))
                    .isInstanceOf(SQLException.class);
            transaction.requireOpen();
            assertThatThrownBy(transaction::commit).isInstanceOf(SQLException.class);
        }
    }

    @Test
    @Tag("slow")
    void twentyMigratorsTakeTurns() throws Exception {
        String url = PostgresqlServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            DirectSql.run(connection, "create table counter as select 0 as n");
        }
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Future<?>> runs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Need need = i % 2 == 0 ? Need.ANY : Need.NO_TRANSACTION;
            runs.add(threads.submit(() -> increment(url, need)));
        }
        for (Future<?> each : runs) {
            each.get();
        }
        threads.shutdown();
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(DirectSql.ask(connection, "select n from counter")).isEqualTo("20");
        }
    }

    private Void increment(String url, Need need) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Transaction transaction = sessions.begin(connection, need, LONG)) {
            int before = Integer.parseInt(DirectSql.ask(connection, "select n from counter"));
            DirectSql.run(connection, "create index concurrently_" + before + " on counter (n)");
            DirectSql.run(connection, "update counter set n = " + (before + 1));
            transaction.commit();
            return null;
        }
    }

    @Test
    void knownErrorsAreExplained() throws SQLException {
        String url = PostgresqlServer.createDatabase();
        assertExplained("jdbc:postgresql://localhost:1/shop", "Start the server, or correct the host and the port");
        assertExplained(
                DatabaseUrl.parse(url).withDatabase("missing").toString(), "Create the database with CREATE DATABASE");
        try (Connection connection = DriverManager.getConnection(url)) {
            DirectSql.run(connection, "set default_transaction_read_only = on");
            assertThatThrownBy(() -> DirectSql.run(connection, "create table t (a int)"))
                    .satisfies(e -> assertThat(sessions.explain((SQLException) e))
                            .hasValueSatisfying(text -> assertThat(text).contains("read replica")));
        }
    }

    private void assertExplained(String url, String advice) {
        assertThatThrownBy(() -> DriverManager.getConnection(url).close())
                .satisfies(e -> assertThat(sessions.explain((SQLException) e))
                        .hasValueSatisfying(text -> assertThat(text).contains(advice)));
    }

    @Test
    void theLockTimeoutIsSetAndReturned() throws SQLException {
        try (Connection connection = PostgresqlServer.open()) {
            assertThat(sessions.setLockTimeout(connection, LONG)).isEqualTo(Duration.ZERO);
            assertThat(DirectSql.ask(connection, "show lock_timeout")).isEqualTo("30s");
            assertThat(sessions.setLockTimeout(connection, Duration.ZERO)).isEqualTo(LONG);
        }
    }
}
