package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.mariadb.GaleraCluster;
import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.testing.DirectSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tests the lock that excludes other migrators on all nodes of a Galera cluster. */
@Tag("process")
class ClusterTest {
    private static final Duration SHORT = Duration.ofSeconds(1);
    private static final Duration LONG = Duration.ofSeconds(60);

    /** Shorter than the time after which a lost holder is replaced, but long enough even on a busy machine. */
    private static final Duration AT_ONCE = Duration.ofSeconds(9);

    private static GaleraCluster cluster;

    private String database = "";

    @BeforeAll
    static void start() {
        cluster = GaleraCluster.start(2);
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    @BeforeEach
    void createDatabase() {
        database = cluster.createDatabase();
    }

    private Connection connect(int node) throws SQLException {
        Connection connection = DriverManager.getConnection(cluster.url(node, database));
        MariadbSettings.pin(connection);
        return connection;
    }

    private MariadbSessions sessions(int node) {
        return new MariadbSessions(() -> connect(node), true);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** {@return the ids of all other connections to the database on the same node} */
    private static List<String> others(Connection connection) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from information_schema.processlist"
                        + " where db = database() and id <> connection_id()")) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }

    @Test
    void oneMigratorAtATimeWorksOnAnyNode() throws SQLException {
        try (Connection one = connect(1);
                Connection two = connect(2)) {
            try (Transaction lock = sessions(1).begin(one, Need.NO_TRANSACTION, LONG)) {
                assertThat(lock.waited()).isLessThan(AT_ONCE);
                assertThatThrownBy(() -> sessions(2).begin(two, Need.NO_TRANSACTION, SHORT))
                        .isInstanceOf(SQLTimeoutException.class)
                        .hasMessageContaining(
                                "process " + ProcessHandle.current().pid())
                        .hasMessageContaining("on node node1 (");
                assertThat(sessions(2).findLockHolder(two).orElseThrow()).contains("root@localhost");
                try (Transaction rows = sessions(1).begin(one, Need.ANY, SHORT)) {
                    execute(one, "create table t (id int primary key)");
                    rows.commit();
                }
            }
            try (Transaction lock = sessions(2).begin(two, Need.NO_TRANSACTION, SHORT)) {
                assertThat(DirectSql.ask(two, "select count(*) from t")).isEqualTo("0");
                lock.commit();
            }
            assertThat(sessions(1).findLockHolder(one)).isEmpty();
        }
    }

    /** No migrator takes the lease from another one that is running, even if the machine is busy. */
    @Test
    void manyMigratorsOnBothNodesTakeTurns() {
        AtomicBoolean busy = new AtomicBoolean();
        CompletableFuture<?>[] all = new CompletableFuture<?>[8];
        for (int i = 0; i < all.length; i++) {
            int node = 1 + i % 2;
            all[i] = CompletableFuture.runAsync(() -> {
                try (Connection connection = connect(node);
                        Transaction lock = sessions(node).begin(connection, Need.NO_TRANSACTION, LONG)) {
                    assertThat(busy.getAndSet(true)).isFalse();
                    execute(
                            connection,
                            "create table t" + Thread.currentThread().getId() + " (id int primary key)");
                    assertThat(busy.getAndSet(false)).isTrue();
                    lock.commit();
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
        }
        CompletableFuture.allOf(all).join();
    }

    /** A revision can use another database for a moment. */
    @Test
    void aHolderThatUsesAnotherDatabaseIsNotReplaced() throws SQLException {
        try (Connection one = connect(1);
                Connection other = connect(1);
                Transaction lock = sessions(1).begin(one, Need.NO_TRANSACTION, SHORT)) {
            one.setCatalog("mysql");
            assertThatThrownBy(() -> sessions(1).begin(other, Need.NO_TRANSACTION, SHORT))
                    .isInstanceOf(SQLTimeoutException.class);
            one.setCatalog(database);
            lock.commit();
        }
    }

    @Test
    void aFormerHolderNoticesThatTheLeaseWasReleased() throws SQLException {
        try (Connection one = connect(1);
                Connection two = connect(2)) {
            Transaction lock = sessions(1).begin(one, Need.NO_TRANSACTION, SHORT);
            assertThat(sessions(2).breakLock(two)).isTrue();
            assertThatThrownBy(() -> sessions(1).runAlone(one, "create table t (id int primary key)", SHORT))
                    .isInstanceOf(SQLException.class)
                    .hasMessage(
                            "The lease of the cluster was taken by another migrator, which has finished, or released"
                                    + " with `limbeck unlock`. Run `limbeck current` to see the database's position");
            assertThat(DirectSql.ask(
                            two,
                            "select count(*) from information_schema.tables where table_schema = database() and"
                                    + " table_name = 't'"))
                    .isEqualTo("0");
            assertThatThrownBy(lock::close).isInstanceOf(SQLException.class);
        }
    }

    @Test
    void aHolderThatEndedOnTheSameNodeIsReplacedAtOnce() throws SQLException {
        Connection ended = connect(1);
        Transaction lost = sessions(1).begin(ended, Need.NO_TRANSACTION, SHORT);
        try (Connection other = connect(1);
                Connection killer = connect(1)) {
            execute(killer, "kill connection " + DirectSql.ask(ended, "select connection_id()"));
            try (Transaction lock = sessions(1).begin(other, Need.NO_TRANSACTION, AT_ONCE)) {
                lock.commit();
            }
        }
        assertThatThrownBy(lost::close).isInstanceOf(SQLException.class);
    }

    /** The second connection is lost as well, as if the process had been killed. */
    @Test
    @Tag("slow")
    void aHolderThatEndedOnAnotherNodeIsReplacedAfterTenSeconds() throws SQLException {
        AtomicBoolean alive = new AtomicBoolean(true);
        MariadbSessions dying = new MariadbSessions(
                () -> {
                    if (!alive.get()) {
                        throw new SQLException("killed");
                    }
                    return connect(1);
                },
                true);
        Connection ended = connect(1);
        dying.begin(ended, Need.NO_TRANSACTION, SHORT);
        try (Connection other = connect(2);
                Connection killer = connect(1)) {
            alive.set(false);
            for (String id : others(killer)) {
                execute(killer, "kill connection " + id);
            }
            try (Transaction lock = sessions(2).begin(other, Need.NO_TRANSACTION, LONG)) {
                assertThat(lock.waited()).isBetween(Duration.ofSeconds(9), Duration.ofSeconds(40));
                lock.commit();
            }
        }
    }

    @Test
    @Tag("slow")
    void theHolderOfACallersConnectionIsNotReplaced() throws SQLException {
        try (Connection one = connect(1);
                Connection two = connect(2);
                Transaction lock = new MariadbSessions(null, true).begin(one, Need.NO_TRANSACTION, SHORT)) {
            assertThatThrownBy(() -> sessions(2).begin(two, Need.NO_TRANSACTION, Duration.ofSeconds(13)))
                    .isInstanceOf(SQLTimeoutException.class);
            lock.commit();
        }
    }

    @Test
    void aFormerHolderCannotCommit() throws SQLException {
        try (Connection one = connect(1);
                Connection two = connect(2)) {
            execute(one, "create table t (id int primary key)");
            Transaction lock = sessions(1).begin(one, Need.NO_TRANSACTION, SHORT);
            Transaction rows = sessions(1).begin(one, Need.ANY, SHORT);
            execute(one, "insert into t values (1)");
            assertThat(sessions(2).breakLock(two)).isTrue();
            try (Transaction next = sessions(2).begin(two, Need.NO_TRANSACTION, AT_ONCE)) {
                assertThatThrownBy(rows::commit).isInstanceOf(SQLException.class);
                assertThatThrownBy(() -> sessions(1).runAlone(one, "drop table t", SHORT))
                        .isInstanceOf(SQLException.class)
                        .hasMessageContaining("Another migrator has taken the lease of the cluster");
                assertThat(DirectSql.ask(two, "select count(*) from t")).isEqualTo("0");
                next.commit();
            }
            assertThatThrownBy(rows::close).isInstanceOf(SQLException.class);
            lock.close();
        }
    }

    /** Only the node to which a process was connected knows whether the process still uses its scratch database. */
    @Test
    void aScratchDatabaseIsDroppedThroughTheNodeOnWhichItWasCreated() throws SQLException {
        try (Connection one = connect(1);
                Connection two = connect(2)) {
            Scratches first = new MariadbDialect().like(one).scratches();
            Scratches second = new MariadbDialect().like(two).scratches();
            Connection used = first.open(new Scratches.Place(one));
            String name = used.getCatalog();
            assertThat(first.findLeftovers(one)).isEmpty();
            assertThat(second.findLeftovers(two)).singleElement().satisfies(found -> {
                assertThat(found.name()).isEqualTo(name);
                assertThat(found.origin())
                        .startsWith("process " + ProcessHandle.current().pid() + " on ");
            });
            second.open(new Scratches.Place(two)).close();
            execute(used, "create table t (id int primary key)");
            execute(one, "kill connection " + DirectSql.ask(used, "select connection_id()"));
            second.open(new Scratches.Place(two)).close();
            assertThat(second.findLeftovers(two)).hasSize(1);
            for (int i = 0; i < 500 && first.findLeftovers(one).isEmpty(); i++) {
                execute(one, "do sleep(0.02)");
            }
            assertThat(first.findLeftovers(one)).containsExactly(new Scratches.LeftoverDatabase(name, null));
            first.open(new Scratches.Place(one)).close();
            assertThat(second.findLeftovers(two)).isEmpty();
        }
    }

    /** While a schema change is running, no write is committed, so the lease cannot be renewed. */
    @Test
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void aLongChangeIsNotMistakenForAHolderThatHasEnded() throws Exception {
        try (Connection one = connect(1);
                Connection two = connect(2)) {
            execute(one, "create table t (id int primary key)");
            execute(one, "insert into t select seq from seq_1_to_400");
            Transaction lock = sessions(1).begin(one, Need.NO_TRANSACTION, SHORT);
            CompletableFuture<Transaction> waiting = CompletableFuture.supplyAsync(() -> {
                try {
                    return sessions(2).begin(two, Need.NO_TRANSACTION, LONG.multipliedBy(5));
                } catch (SQLException e) {
                    throw new CompletionException(e);
                }
            });
            Thread.sleep(2_000);
            long start = System.nanoTime();
            execute(one, "alter table t add column n varchar(128) as (sha2(repeat('x', 12000000 + id), 512)) stored");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(12));
            assertThat(waiting).isNotDone();
            sessions(1).runAlone(one, "alter table t drop column n", Duration.ofSeconds(5));
            lock.close();
            waiting.get().close();
        }
    }
}
