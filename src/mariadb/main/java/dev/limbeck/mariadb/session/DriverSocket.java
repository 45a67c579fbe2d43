package dev.limbeck.mariadb.session;

import java.io.Closeable;
import java.io.IOException;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Closes the socket of a connection while another thread waits for an answer. {@link Connection#abort} of the MariaDB
 * driver first reads from the socket, and therefore also waits if the server does not answer.
 */
final class DriverSocket {
    private static final String[] PATH = {"client", "currentClient", "socket"};

    private DriverSocket() {}

    /** Closes the socket; if the connection is from another driver, aborts it. */
    static void close(Connection connection) throws SQLException {
        Object inner = connection;
        for (String name : PATH) {
            // The field currentClient exists only if the URL contains several hosts.
            Object next = value(inner, name);
            inner = next == null ? inner : next;
        }
        if (inner instanceof Closeable socket && inner != connection) {
            try {
                socket.close();
                return;
            } catch (IOException e) {
                // The connection is aborted below.
            }
        }
        connection.abort(Runnable::run);
    }

    private static @Nullable Object value(Object object, String name) {
        for (Class<?> type = object.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField(name);
                field.setAccessible(true);
                return field.get(object);
            } catch (NoSuchFieldException e) {
                // The field may be declared in a superclass.
            } catch (ReflectiveOperationException | RuntimeException e) {
                return null;
            }
        }
        return null;
    }
}
