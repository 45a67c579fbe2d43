package dev.limbeck.postgresql.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.ScratchDatabases.Rules;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.spi.ConnectionSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that no matter what fails, a command leaves neither a scratch database nor a connection behind. */
class ScratchDatabasesTest {
    private static final AtomicInteger USERS = new AtomicInteger();

    private final String user = "limbeck_scratch_user" + USERS.incrementAndGet();
    private Connection live;
    private String url;

    @BeforeEach
    void createUser() throws SQLException {
        live = PostgresqlServer.open();
        url = live.getMetaData().getURL().replaceFirst("user=[^&]*", "user=" + user);
        run("create role " + user + " login createdb");
        assertThat(countDatabases()).isZero();
    }

    @AfterEach
    void dropUser() throws SQLException {
        run("drop owned by " + user);
        run("drop role " + user);
        live.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = live.createStatement()) {
            statement.execute(sql);
        }
    }

    private int count(String query) throws SQLException {
        try (Statement statement = live.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + query)) {
            row.next();
            return row.getInt(1);
        }
    }

    private int countDatabases() throws SQLException {
        return count("pg_database where pg_get_userbyid(datdba) = '" + user + "'");
    }

    private ScratchDatabases databases(Consumer<String> notices) {
        return new ScratchDatabases(new PostgresqlDialect().at(url), new Rules(true, null, notices));
    }

    /**
     * Checks that nothing is left; first waits for the sessions, which end on the server only shortly after their
     * connections have been closed.
     */
    private void assertNothingLeft() throws SQLException {
        assertThat(countDatabases()).isZero();
        String sessions = "pg_stat_activity where usename = '" + user + "'";
        for (int tries = 0; tries < 50 && count(sessions) > 0; tries++) {
            run("select pg_sleep(0.1)");
        }
        assertThat(count(sessions)).isZero();
    }

    @Test
    void databasesInUseAreDropped() throws SQLException {
        ScratchDatabases databases = databases(text -> {});
        Scratch one = databases.empty();
        Scratch other = one.copy();
        assertThat(countDatabases()).isEqualTo(2);
        databases.close();
        assertNothingLeft();
        one.close();
        other.close();
        databases.close();
        assertNothingLeft();
    }

    /** On the server, creating a database is much more expensive than rolling a transaction back. */
    @Test
    void aDatabaseInWhichNothingLastsIsUsedAgain() throws SQLException {
        ExecuteSql creation = new ExecuteSql(new SqlText("create table t (id int)"), null);
        try (ScratchDatabases databases = databases(text -> {})) {
            Scratch first = databases.empty();
            long created = oid(first);
            first.discarding(trial -> {
                trial.create(List.of(creation));
                assertThat(trial.attempt(creation)).isFalse();
                assertThat(trial.reflect().schema().tables()).hasSize(1);
                return trial;
            });
            first.close();
            Scratch second = databases.empty();
            assertThat(oid(second)).isEqualTo(created);
            assertThat(second.reflect().schema().tables()).isEmpty();
            second.execute(new SqlText("create table t (id int)"));
            second.close();
            Scratch third = databases.empty();
            assertThat(oid(third)).isNotEqualTo(created);
            assertThat(third.reflect().schema().tables()).isEmpty();
        }
        assertNothingLeft();
    }

    /** SQL in the entities might end the transaction that is to be rolled back. */
    @Test
    void aTransactionThatWasCommittedIsNoticed() throws SQLException {
        for (String end : List.of("commit", "commit; begin")) {
            ExecuteSql creation = new ExecuteSql(new SqlText("create table t (id int); " + end), null);
            try (ScratchDatabases databases = databases(text -> {})) {
                try (Scratch scratch = databases.empty()) {
                    assertThatThrownBy(() -> scratch.discarding(trial -> {
                                trial.create(List.of(creation));
                                return trial;
                            }))
                            .isInstanceOf(RuntimeException.class);
                }
                assertThat(databases.empty().reflect().schema().tables()).isEmpty();
            }
            assertNothingLeft();
        }
    }

    /** The driver might be a different one, or an older version. */
    @Test
    void aDriverThatDoesNotReportTheTransactionIsEnough() throws SQLException {
        ExecuteSql creation = new ExecuteSql(new SqlText("create table t (id int)"), null);
        ConnectionSource source = (jdbcUrl, properties) -> hideDriver(DriverManager.getConnection(jdbcUrl, properties));
        try (ScratchDatabases databases = new ScratchDatabases(
                new PostgresqlDialect().connecting(source).at(url), new Rules(true, null, text -> {}))) {
            Scratch first = databases.empty();
            long created = oid(first);
            first.discarding(trial -> {
                trial.create(List.of(creation));
                return trial;
            });
            first.close();
            Scratch second = databases.empty();
            assertThat(oid(second)).isNotEqualTo(created);
            assertThat(second.reflect().schema().tables()).isEmpty();
        }
        assertNothingLeft();
    }

    /** {@return a connection that provides only the standard JDBC methods} */
    private static Connection hideDriver(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                ScratchDatabasesTest.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("unwrap")) {
                        return proxy;
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private long oid(Scratch scratch) throws SQLException {
        String name = scratch.connection().getCatalog();
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select oid from pg_database where datname = '" + name + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void aDatabaseThatCannotBeResetIsDropped() throws SQLException {
        try (ScratchDatabases databases = databases(text -> {})) {
            Scratch changed = databases.empty();
            changed.execute(new SqlText("create table t (id int)"));
            changed.close();
            run("alter role " + user + " nocreatedb");
            assertThatThrownBy(databases::empty)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("permission denied to create database");
            assertNothingLeft();
            run("alter role " + user + " createdb");
            databases.empty().copy();
            assertThat(countDatabases()).isEqualTo(2);
        }
        assertNothingLeft();
    }

    @Test
    void aDatabaseThatCannotBecomeACopyIsDropped() throws SQLException {
        try (ScratchDatabases databases = databases(text -> {})) {
            Scratch one = databases.empty();
            one.copy().close();
            run("alter role " + user + " nocreatedb");
            assertThatThrownBy(one::copy).hasMessageContaining("could not be copied");
            assertThat(countDatabases()).isOne();
            run("alter role " + user + " createdb");
            one.copy();
            assertThat(countDatabases()).isEqualTo(2);
        }
        assertNothingLeft();
    }

    @Test
    void aDatabaseThatCannotBeReportedIsDropped() throws SQLException {
        try (ScratchDatabases databases = databases(text -> {
            throw new IllegalStateException("closed");
        })) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(databases::empty).hasMessage("closed");
            }
        }
        assertNothingLeft();
    }

    /**
     * The live database's domain needs a function that the scratch database lacks, because the function uses a table.
     */
    @Test
    void aDatabaseWithoutTheTypesIsDropped() throws SQLException {
        run("create table used (id int)");
        run("create function valid(used) returns boolean language sql immutable as 'select true'");
        run("create domain amount as int check (valid(row(value)::used))");
        try (ScratchDatabases databases = databases(text -> {}).beside(live)) {
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> databases.withTypes(List.of()))
                        .hasMessageContaining("The database's types could not be created");
                assertNothingLeft();
            }
        }
        run("drop domain amount; drop function valid; drop table used");
    }
}
