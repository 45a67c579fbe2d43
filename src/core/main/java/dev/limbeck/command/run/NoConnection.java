package dev.limbeck.command.run;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/** Creates connections that fail whenever they are used, for work that must not use a database. */
final class NoConnection {
    private NoConnection() {}

    /** {@return a connection whose methods fail} */
    static Connection create() {
        return (Connection) Proxy.newProxyInstance(
                NoConnection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    throw new SQLException("There is no connection for " + method.getName() + "()");
                });
    }
}
