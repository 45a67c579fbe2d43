package dev.limbeck.hibernate.running;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Objects;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.hibernate.engine.jdbc.connections.spi.JdbcConnectionAccess;
import org.jspecify.annotations.Nullable;

/** Hibernate's connections as a data source: a connection that is closed is returned to Hibernate. */
record BorrowedConnections(JdbcConnectionAccess access) implements DataSource {

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = access.obtainConnection();
        return (Connection) Proxy.newProxyInstance(
                BorrowedConnections.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) -> call(real, method, arguments));
    }

    private @Nullable Object call(Connection real, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("close")) {
            access.releaseConnection(real);
            return null;
        }
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw Objects.requireNonNullElse(thrown.getCause(), thrown);
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // Nothing is logged here.
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("Not a wrapper");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
