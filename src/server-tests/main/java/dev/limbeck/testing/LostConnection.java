package dev.limbeck.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/**
 * A connection that is lost at a given statement or commit: before the server receives it, or after it has taken effect.
 * Everything afterwards fails, as if the process had been killed.
 */
public final class LostConnection {
    private final Connection real;
    private final int stopAt;
    private final boolean after;
    private int executions;
    private boolean lost;

    public LostConnection(Connection real, int stopAt, boolean after) {
        this.real = real;
        this.stopAt = stopAt;
        this.after = after;
    }

    /** Thrown where the process would be killed; not an exception that code handles. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        Killed() {
            super("killed", null, false, false);
        }
    }

    public Connection connection() {
        return wrap(Connection.class, real);
    }

    private <T> T wrap(Class<T> type, Object target) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, values) -> {
                    String name = method.getName();
                    if (lost) {
                        if (name.equals("close")) {
                            return null;
                        }
                        throw new Killed();
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

    private static Object invoke(Object target, java.lang.reflect.Method method, Object[] values) throws Throwable {
        try {
            return method.invoke(target, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void lose() throws Exception {
        lost = true;
        real.abort(Runnable::run);
        throw new Killed();
    }
}
