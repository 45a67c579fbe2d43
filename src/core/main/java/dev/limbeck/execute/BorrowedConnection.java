package dev.limbeck.execute;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;

/** The connection that a migration borrows: everything but ending the transaction or the connection. */
final class BorrowedConnection {
    private static final Set<String> REFUSED =
            Set.of("close", "commit", "rollback", "setAutoCommit", "abort", "setTransactionIsolation");

    private BorrowedConnection() {}

    /** {@return a view of the connection; {@code used} runs before each call, since the schema may change unseen} */
    static Connection of(Connection connection, Runnable used) {
        return (Connection) Proxy.newProxyInstance(
                BorrowedConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
                    used.run();
                    refuse(method);
                    try {
                        return method.invoke(connection, args);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void refuse(Method method) throws SQLException {
        if (REFUSED.contains(method.getName())) {
            throw new SQLException("A revision cannot call " + method.getName()
                    + "() on its connection: Limbeck ends the transaction, with the version row in it");
        }
    }
}
