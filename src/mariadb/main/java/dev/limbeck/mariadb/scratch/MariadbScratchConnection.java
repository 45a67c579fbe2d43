package dev.limbeck.mariadb.scratch;

import dev.limbeck.mariadb.session.MariadbSettings;
import dev.limbeck.mariadb.session.UnsharedDatabase;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scratch database, and the connection with which the rest of Limbeck uses it. Closing that connection drops the
 * database. The connection refuses statements that would have an effect outside the database.
 */
final class MariadbScratchConnection implements InvocationHandler {
    private final Connection connection;
    private final MariadbScratchMark mark = MariadbScratchMark.create();
    private final String name = mark.databaseName();
    private final String collation;
    private String comment = "";
    private OutsideStatements others = new OutsideStatements(Set.of());

    private MariadbScratchConnection(Connection connection, String collation) {
        this.connection = connection;
        this.collation = collation;
    }

    /**
     * Creates an empty scratch database on the server of the given connection, and takes over the connection. First drops
     * the databases that interrupted runs left there.
     *
     * @param collation the collation of the database
     */
    static Connection create(Connection connection, String collation) throws SQLException {
        MariadbScratchConnection scratch = new MariadbScratchConnection(connection, collation);
        MariadbSettings.pin(connection);
        Set<String> others = databases(connection);
        scratch.others = new OutsideStatements(others);
        MariadbScratchMark.dropLeftovers(connection, others);
        scratch.comment = scratch.mark.lock(connection);
        scratch.createDatabase();
        return (Connection) Proxy.newProxyInstance(
                MariadbScratchConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class, UnsharedDatabase.class},
                scratch);
    }

    /** {@return the scratch database of a connection that {@link #create} returned} */
    static MariadbScratchConnection of(Connection connection) {
        return (MariadbScratchConnection) Proxy.getInvocationHandler(connection);
    }

    /** {@return whether {@link #create} returned the connection} */
    static boolean isScratch(Connection connection) {
        return Proxy.isProxyClass(connection.getClass())
                && Proxy.getInvocationHandler(connection) instanceof MariadbScratchConnection;
    }

    private static Set<String> databases(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW DATABASES")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        names.remove("information_schema");
        return names;
    }

    private void createDatabase() throws SQLException {
        run("CREATE DATABASE " + name + " CHARACTER SET " + collation.split("_", 2)[0] + " COLLATE " + collation
                + " COMMENT " + new MariadbSyntax().literal(comment));
        connection.setCatalog(name);
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** {@return the name of the database} */
    String name() {
        return name;
    }

    /** {@return the underlying connection, which accepts all statements} */
    Connection unchecked() {
        return connection;
    }

    /** Recreates the database without contents. */
    void reset() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        run("DROP DATABASE IF EXISTS " + name);
        createDatabase();
    }

    private void close() throws SQLException {
        if (connection.isClosed()) {
            return;
        }
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
            run("DROP DATABASE IF EXISTS " + name);
        } finally {
            connection.close();
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                close();
                return null;
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                Object result = call(connection, method, arguments);
                return method.getName().equals("createStatement") && result != null ? checked(result) : result;
            }
        }
    }

    private Object checked(Object statement) {
        return Proxy.newProxyInstance(
                MariadbScratchConnection.class.getClassLoader(),
                new Class<?>[] {Statement.class},
                (proxy, method, arguments) -> call(statement, method, arguments));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        String action = method.getName().toLowerCase(Locale.ROOT);
        boolean sql = action.startsWith("execute") || action.startsWith("prepare") || action.equals("addbatch");
        if (sql && arguments != null && arguments.length > 0 && arguments[0] instanceof String text) {
            others.check(text);
        }
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
