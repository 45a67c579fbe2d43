package dev.limbeck.postgresql.scratch;

import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A scratch database, and the connection with which the rest of Limbeck uses it. Closing that connection drops the
 * database. The actual connection to the server is replaced when the database is created again or copied, because the
 * server can do either only while no one is connected.
 */
final class ScratchConnection implements InvocationHandler {
    private static final System.Logger LOG = System.getLogger(ScratchConnection.class.getName());

    private static final Set<String> OPEN_STATES = Set.of("OPEN", "FAILED");

    private final ScratchServer server;
    private final String schema;
    private final @Nullable ConfinedStatements confined;
    private @Nullable Connection current;
    private boolean closed;

    /** Whether the database may contain anything other than what {@link #reconnect} creates. */
    private boolean used;

    /** Whether a statement was created since the last transaction was rolled back. */
    private boolean working;

    private ScratchConnection(ScratchServer server, String schema) {
        this.server = server;
        this.schema = schema;
        this.confined = server.liveDatabase().map(ConfinedStatements::new).orElse(null);
    }

    /** Creates an empty scratch database, in which unqualified names refer to the given schema. */
    static Connection create(ScratchServer server, String schema) throws SQLException {
        ScratchConnection scratch = new ScratchConnection(server, schema);
        try {
            server.create();
            scratch.reconnect();
        } catch (SQLException e) {
            scratch.discard(e);
            throw e;
        }
        return (Connection) Proxy.newProxyInstance(
                ScratchConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, scratch);
    }

    /** {@return the scratch database of a connection that {@link #create} returned} */
    static ScratchConnection of(Connection connection) {
        return (ScratchConnection) Proxy.getInvocationHandler(connection);
    }

    /** {@return the server of the connection if it is that of a scratch database} */
    static Optional<ScratchServer> findServer(@Nullable Connection connection) {
        return connection != null
                        && Proxy.isProxyClass(connection.getClass())
                        && Proxy.getInvocationHandler(connection) instanceof ScratchConnection scratch
                ? Optional.of(scratch.server)
                : Optional.empty();
    }

    /** If the database has been changed, recreates it without contents. */
    void reset() throws SQLException {
        Connection connected = current;
        if (!used && connected != null && isIdle(connected)) {
            return;
        }
        disconnect();
        server.drop();
        server.create();
        reconnect();
    }

    /** Replaces the database with a copy of another database. */
    void become(ScratchConnection original) throws SQLException {
        disconnect();
        server.drop();
        original.disconnect();
        try {
            server.copy(original.server);
        } finally {
            original.reconnect();
        }
        reconnect();
    }

    private void disconnect() throws SQLException {
        Connection connected = current;
        current = null;
        if (connected != null) {
            connected.close();
        }
    }

    private void reconnect() throws SQLException {
        Connection connected = server.connect();
        current = connected;
        server.mark(connected);
        used = false;
        working = false;
        try (java.sql.Statement statement = connected.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS \"" + schema.replace("\"", "\"\"") + "\"");
        }
        connected.setSchema(schema);
    }

    private void close() throws SQLException {
        if (!closed) {
            closed = true;
            try (ScratchServer closing = server) {
                disconnect();
                closing.drop();
            }
        }
    }

    /** Removes everything that was created before the failure. */
    private void discard(SQLException failure) {
        try {
            close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                close();
                return null;
            }
            case "isClosed" -> {
                return current == null || current.isClosed();
            }
            case "equals" -> {
                return arguments != null && proxy == arguments[0];
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            default -> {
                return invokeOnServer(proxy, method, arguments);
            }
        }
    }

    private static boolean isIdle(Connection connected) throws SQLException {
        return connected.getAutoCommit() && transactionState(connected).equals("IDLE");
    }

    /**
     * {@return whether a call can have an effect that outlasts a transaction that is rolled back, because the call
     * commits, creates a statement that takes effect on its own, or would roll back changes that a statement has
     * committed}
     */
    private boolean mayLast(String method, Connection connected) throws SQLException {
        return switch (method) {
            case "rollback" -> working && !OPEN_STATES.contains(transactionState(connected));
            case "setSavepoint",
                    "releaseSavepoint",
                    "getAutoCommit",
                    "getMetaData",
                    "getCatalog",
                    "getSchema",
                    "isReadOnly",
                    "getTransactionIsolation",
                    "isValid",
                    "getWarnings",
                    "clearWarnings" -> false;
            case "createStatement", "prepareStatement" -> connected.getAutoCommit();
            case "setAutoCommit" -> working;
            default -> true;
        };
    }

    /**
     * Returns IDLE if no transaction has begun or the last one has ended, OPEN or FAILED in a transaction, and "" if
     * the driver does not report it. The method of the driver is called by its name, since the driver is not a
     * dependency and may have another class loader.
     */
    private static String transactionState(Connection connected) {
        try {
            Connection real = connected.unwrap(Connection.class);
            return String.valueOf(
                    real.getClass().getMethod("getTransactionState").invoke(real));
        } catch (SQLException | ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The driver does not report the state of the transaction", e);
            return "";
        }
    }

    private @Nullable Object invokeOnServer(Object proxy, Method method, Object @Nullable [] arguments)
            throws Throwable {
        Connection connected = current;
        if (connected == null) {
            throw new SQLException("The scratch database was closed");
        }
        String name = method.getName();
        used = used || mayLast(name, connected);
        working = (working && !(name.equals("rollback") && arguments == null)) || name.endsWith("Statement");
        ConfinedStatements statements = confined;
        if (statements != null) {
            statements.check(method, arguments);
        }
        try {
            Object result = method.invoke(connected, arguments);
            return statements == null ? result : statements.confine(result, (Connection) proxy);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
