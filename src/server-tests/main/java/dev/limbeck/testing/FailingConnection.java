package dev.limbeck.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is lost at a given statement or commit: before the server receives it, or after it has taken
 * effect. Everything afterwards fails in the same way.
 */
public final class FailingConnection {
    private final Connection real;
    private final int stopAt;
    private final boolean after;
    private final Loss loss;
    private int executions;
    private boolean lost;

    /** A connection whose process is killed at the given statement. */
    public FailingConnection(Connection real, int stopAt, boolean after) {
        this(real, stopAt, after, () -> {
            real.abort(Runnable::run);
            throw new Killed();
        });
    }

    /**
     * A connection that is lost at the given statement.
     *
     * @param stopAt the number of the statement or commit
     * @param after whether it has taken effect
     * @param loss ends the server or the connection, and throws the exception that the caller receives
     */
    public FailingConnection(Connection real, int stopAt, boolean after, Loss loss) {
        this.real = real;
        this.stopAt = stopAt;
        this.after = after;
        this.loss = loss;
    }

    /** The event that happens at the given statement. */
    public interface Loss {
        /** Causes the loss. */
        void happen() throws Exception;
    }

    /** {@return whether the statement was reached} */
    public boolean isLost() {
        return lost;
    }

    /**
     * Thrown at the point at which the process would be killed. It is an Error, so that code that handles exceptions
     * does not catch it.
     */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** {@return the connection} */
    public Connection connection() {
        return wrap(real);
    }

    /** {@return another connection, which is lost at the same time and whose statements count as well} */
    public Connection wrap(Connection other) {
        return wrap(Connection.class, other);
    }

    /** {@return how many statements and commits have begun} */
    public int executions() {
        return executions;
    }

    private <T> T wrap(Class<T> type, Object target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    String name = method.getName();
                    if (lost) {
                        return afterwards(name);
                    }
                    boolean counts =
                            (target instanceof Statement && name.startsWith("execute") && !name.equals("executeQuery"))
                                    || name.equals("commit");
                    if (counts && ++executions == stopAt && !after) {
                        lose();
                    }
                    Object result = invoke(target, method, values);
                    if (counts && executions == stopAt) {
                        lose();
                    }
                    if (result instanceof PreparedStatement) {
                        return wrap(PreparedStatement.class, result);
                    }
                    return result instanceof Statement ? wrap(Statement.class, result) : result;
                }));
    }

    /**
     * Handles a call after the connection was lost. Like a driver, it closes a connection whose server does not answer.
     */
    private @Nullable Object afterwards(String name) throws Exception {
        if (name.equals("close") || name.equals("abort")) {
            return null;
        }
        try {
            loss.happen();
            return null;
        } catch (SQLException e) {
            if (name.equals("isClosed")) {
                return true;
            }
            throw e;
        }
    }

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void lose() throws Exception {
        lost = true;
        loss.happen();
    }
}
