package dev.limbeck.mariadb.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.Database;
import dev.limbeck.execute.Dialects;
import dev.limbeck.execute.SessionStart;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.mariadb.MariadbServer;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Tests that a connection of a pool is returned as it was, because the application uses it again. */
class BorrowedConnectionTest {
    private final String url = MariadbServer.createDatabase();
    private final String tenant = MariadbServer.createDatabase().replaceFirst("^[^?]*/([^/?]+).*$", "$1");

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /**
     * Returns a pool of one connection.
     *
     * @param fails whether the first statement after the connection was switched to another database fails
     */
    private static DataSource pool(Connection only, AtomicBoolean fails) {
        AtomicBoolean switched = new AtomicBoolean();
        Connection lent = proxy(Connection.class, (proxy, method, arguments) -> {
            if (method.getName().equals("close")) {
                return null;
            }
            if (method.getName().equals("createStatement") && switched.get() && fails.getAndSet(false)) {
                throw new SQLException("The server does not accept statements");
            }
            Object result = call(only, method, arguments);
            switched.compareAndSet(false, method.getName().equals("setCatalog"));
            return result;
        });
        return proxy(DataSource.class, (proxy, method, arguments) -> lent);
    }

    private static String state(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select concat_ws(' ', ifnull(database(), 'none'), @@sql_mode,"
                        + " @@time_zone, @@character_set_client, @@character_set_results, @@collation_connection,"
                        + " @@sql_quote_show_create, @@lock_wait_timeout, @@innodb_lock_wait_timeout, @@autocommit)")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void theSettingsOfTheSessionAreRestored() throws SQLException {
        try (Connection only = DriverManager.getConnection(url)) {
            String before = state(only);
            DataSource pool = pool(only, new AtomicBoolean());
            Database.open(pool, Dialects.installed())
                    .withLockTimeout(Duration.ofSeconds(7))
                    .withSession(SessionStart.NONE)
                    .close();
            assertThat(state(only)).isEqualTo(before);
            SessionStart start = new SessionStart(null, null, tenant, true);
            try (Database database = Database.open(pool, Dialects.installed(), start)
                    .withLockTimeout(Duration.ofSeconds(7))
                    .withSession(start)) {
                assertThat(database.connection().getCatalog()).isEqualTo(tenant);
            }
            assertThat(state(only)).isEqualTo(before);
        }
    }

    /** The server cannot return to the state in which a connection uses no database. */
    @Test
    void aConnectionWithoutADatabaseIsNotSwitchedToATenant() throws SQLException {
        try (Connection only = DriverManager.getConnection(url.replaceFirst("/[^/?]+(\\?|$)", "/$1"))) {
            String before = state(only);
            assertThat(before).startsWith("none ");
            SessionStart start = new SessionStart(null, null, tenant, true);
            assertThatThrownBy(() -> Database.open(pool(only, new AtomicBoolean()), Dialects.installed(), start))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("uses no database");
            assertThat(state(only)).isEqualTo(before);
        }
    }

    @Test
    void aConnectionIsReturnedUnchangedIfItCannotBeOpened() throws SQLException {
        try (Connection only = DriverManager.getConnection(url)) {
            only.setAutoCommit(false);
            String before = state(only);
            for (String name : List.of(tenant, "no_such_tenant")) {
                SessionStart start = new SessionStart(null, null, name, true);
                AtomicBoolean fails = new AtomicBoolean(name.equals(tenant));
                assertThatThrownBy(() -> Database.open(pool(only, fails), Dialects.installed(), start))
                        .isInstanceOf(ExecutionException.class)
                        .hasMessageContaining(name);
                assertThat(state(only)).isEqualTo(before);
            }
        }
    }
}
