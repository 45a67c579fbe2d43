package dev.limbeck.postgresql.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.OnlineChanges.TableLock;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that no privilege that another program grants on a view is lost when the view is dropped and created again. */
class HeldViewsTest {
    private static final List<String> DROP = List.of("DROP VIEW v");
    private static final String GRANTED = "select string_agg(attname || attacl::text, ' ' order by attnum) from"
            + " pg_attribute where attrelid = 'v'::regclass and attnum > 0";

    private Connection connection = PostgresqlServer.open();
    private Connection other = connection;

    @BeforeEach
    void create() throws SQLException {
        other = DriverManager.getConnection(connection.getMetaData().getURL());
        execute(
                connection,
                "create table t (a int, \"B b\" int); create view v as select * from t;"
                        + " alter view v alter column a set default 3; comment on column v.a is 'a'");
        connection.setAutoCommit(false);
        execute(connection, "set local lock_timeout = '20s'");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
        other.close();
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static CompletableFuture<String> start(Connection connection, String sql) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                execute(connection, sql);
                return "executed";
            } catch (SQLException e) {
                return String.valueOf(e.getMessage());
            }
        });
    }

    private String ask(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private CompletableFuture<String> startHold() {
        return CompletableFuture.supplyAsync(() -> {
            try {
                new HeldViews(connection).hold(DROP);
                return "held";
            } catch (SQLException e) {
                return String.valueOf(e.getMessage());
            }
        });
    }

    @Test
    void theViewIsNotChanged() throws SQLException {
        String state = "select pg_get_viewdef('v'::regclass) || (select string_agg(attname || atthasdef, '') from"
                + " pg_attribute where attrelid = 'v'::regclass) || col_description('v'::regclass, 1)";
        String before = ask(state);
        new HeldViews(connection).hold(DROP);
        assertThat(ask(state)).isEqualTo(before);
        assertThat(ask("show lock_timeout")).isEqualTo("20s");
    }

    /** The program that grants the privilege gets an error that says that the view was changed at the same time. */
    @Test
    void aPrivilegeOnAColumnCannotBeGrantedAfterwards() throws Exception {
        new HeldViews(connection).hold(DROP);
        CompletableFuture<String> grant = start(other, "grant select (\"B b\") on v to public");
        Thread.sleep(500);
        assertThat(grant).isNotDone();
        execute(connection, "drop view v; create view v as select * from t");
        connection.commit();
        String result = grant.get();
        assertThat(result.equals("executed")).as(result).isEqualTo(ask(GRANTED) != null);
        assertThat(result).isNotNull();
    }

    @Test
    void aPrivilegeThatIsCommittedInTheMeantimeIsSeen() throws Exception {
        other.setAutoCommit(false);
        execute(other, "grant select (\"B b\") on v to public; grant select on v to pg_monitor");
        CompletableFuture<String> held = startHold();
        Thread.sleep(700);
        assertThat(held).isNotDone();
        other.commit();
        assertThat(held.get()).isEqualTo("held");
        assertThat(ask(GRANTED)).contains("B b{=r/");
    }

    /** The other program needs the lock on the view while this connection waits for its privileges. */
    @Test
    void aProgramThatGrantsAndAltersIsNotStopped() throws Exception {
        other.setAutoCommit(false);
        execute(other, "grant select on v to public");
        CompletableFuture<String> held = startHold();
        Thread.sleep(1200);
        CompletableFuture<String> altered = start(other, "alter view v set (security_barrier = true)");
        assertThat(altered.get()).isEqualTo("executed");
        Thread.sleep(1500);
        other.commit();
        assertThat(held.get()).isEqualTo("held");
        assertThat(ask("select relacl::text || reloptions::text from pg_class where oid = 'v'::regclass"))
                .contains("=r/", "security_barrier=true");
    }

    /** The owner that another transaction sets while this connection waits for the view. */
    @Test
    void aNewOwnerIsKept() throws Exception {
        other.setAutoCommit(false);
        execute(other, "alter view v owner to pg_monitor");
        CompletableFuture<String> held = startHold();
        Thread.sleep(200);
        assertThat(held).isNotDone();
        other.commit();
        assertThat(held.get()).isEqualTo("held");
        assertThat(ask("select relowner::regrole from pg_class where oid = 'v'::regclass"))
                .isEqualTo("pg_monitor");
    }

    /** At any time, at least one query uses the view. */
    @Test
    void overlappingReadersDoNotPreventTheLock() throws Exception {
        execute(connection, "set local lock_timeout = '2s'");
        String url = connection.getMetaData().getURL();
        AtomicBoolean end = new AtomicBoolean();
        List<CompletableFuture<String>> readers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            readers.add(CompletableFuture.supplyAsync(() -> {
                try (Connection reader = DriverManager.getConnection(url)) {
                    while (!end.get()) {
                        execute(reader, "select count(*), pg_sleep(1.2) from v");
                    }
                    return "executed";
                } catch (SQLException e) {
                    return String.valueOf(e.getMessage());
                }
            }));
            Thread.sleep(400);
        }
        assertThat(startHold().get()).isEqualTo("held");
        end.set(true);
        connection.rollback();
        for (CompletableFuture<String> reader : readers) {
            assertThat(reader.get()).isEqualTo("executed");
        }
    }

    /** The reader has locked the view and waits for its table, which this connection has locked. */
    @ParameterizedTest
    @ValueSource(ints = {50, 300})
    void aReaderThatWaitsForTheTableDoesNotPreventTheLock(int pause) throws Exception {
        execute(connection, "set local lock_timeout = '2s'; lock table t in access exclusive mode");
        CompletableFuture<String> reader = start(other, "select * from v");
        Thread.sleep(pause);
        assertThat(startHold().get()).isEqualTo("held");
        connection.rollback();
        reader.get();
    }

    /** The reader arrives while this connection waits for the table of the view. */
    @Test
    void aReaderOfAViewThatIsLockedBeforeItsTableHasNoDeadlock() throws Exception {
        execute(connection, "set local lock_timeout = '2s'");
        List<TableLock> locks =
                List.of(new TableLock(TableName.of("v"), Lock.ALL), new TableLock(TableName.of("t"), Lock.ALL));
        other.setAutoCommit(false);
        execute(other, "select * from t");
        CompletableFuture<Duration> taken = CompletableFuture.supplyAsync(() -> {
            try {
                return new TableLocks(connection).take(locks, Duration.ofSeconds(20));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        Thread.sleep(300);
        try (Connection third =
                DriverManager.getConnection(connection.getMetaData().getURL())) {
            CompletableFuture<String> reader = start(third, "select * from v");
            Thread.sleep(300);
            other.rollback();
            taken.get();
            Thread.sleep(1200);
            new HeldViews(connection).hold(DROP);
            assertThat(reader).isNotDone();
            connection.rollback();
            assertThat(reader.get()).isEqualTo("executed");
        }
    }
}
