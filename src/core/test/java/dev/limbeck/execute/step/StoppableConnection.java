package dev.limbeck.execute.step;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/**
 * A connection that is lost during a specified execution of a statement or commit: either before the database receives
 * it or after it has taken effect. Every later call fails in the same way, so that cleanup code has no effect, just as
 * if the process had been killed.
 */
final class StoppableConnection {
    private final Connection real;
    private final int stopAt;
    private final boolean after;
    private int executions;
    private boolean lost;

    StoppableConnection(Connection real, int stopAt, boolean after) {
        this.real = real;
        this.stopAt = stopAt;
        this.after = after;
    }

    /**
     * Thrown where the process would be killed. It is an Error, so that code that handles exceptions does not catch it.
     */
    static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    Connection connection() {
        return wrap(Connection.class, real);
    }

    private <T> T wrap(Class<T> type, Object target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    String name = method.getName();
                    if (name.equals("close") && lost) {
                        return null;
                    }
                    if (lost) {
                        throw new Killed();
                    }
                    boolean counts =
                            (target instanceof Statement && name.startsWith("execute") && !name.equals("executeQuery"))
                                    || name.equals("commit");
                    if (counts && ++executions == stopAt && !after) {
                        lost = true;
                        throw new Killed();
                    }
                    Object result;
                    try {
                        result = method.invoke(target, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (counts && executions == stopAt) {
                        lost = true;
                        throw new Killed();
                    }
                    if (result instanceof PreparedStatement) {
                        return wrap(PreparedStatement.class, result);
                    }
                    return result instanceof Statement ? wrap(Statement.class, result) : result;
                }));
    }
}
