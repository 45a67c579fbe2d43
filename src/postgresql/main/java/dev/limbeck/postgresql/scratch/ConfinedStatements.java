package dev.limbeck.postgresql.scratch;

import dev.limbeck.dialect.UnsupportedChange;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Rejects statements with an effect outside a scratch database on the live database's server, before they are sent to
 * the server.
 */
final class ConfinedStatements {
    private static final List<Class<? extends Statement>> KINDS =
            List.of(CallableStatement.class, PreparedStatement.class, Statement.class);

    /** The largest number of texts that are remembered. */
    private static final int KEPT = 200;

    private final OutsideEffects effects;

    /** The texts without an effect outside, because the queries of the catalogs are sent again for each reading. */
    private final Set<String> confined = new HashSet<>();

    ConfinedStatements(String liveDatabase) {
        this.effects = new OutsideEffects(liveDatabase);
    }

    /**
     * Checks a call on a connection or statement.
     *
     * @throws UnsupportedChange if it runs or prepares a statement with an effect outside of the scratch database
     */
    void check(Method method, Object @Nullable [] arguments) {
        String name = method.getName();
        boolean runs = name.startsWith("execute") || name.startsWith("prepare") || name.equals("addBatch");
        if (runs && arguments != null && arguments[0] instanceof String sql && !confined.contains(sql)) {
            effects.find(sql).ifPresent(effect -> {
                throw new UnsupportedChange("Not proved: " + effect
                        + " would take effect outside of the scratch database, which is on the same server as the"
                        + " database. The statement was not run. Set database.scratch_url to the URL of another"
                        + " server.");
            });
            if (confined.size() < KEPT) {
                confined.add(sql);
            }
        }
    }

    /** {@return the result of a call on the connection; a statement is checked as well} */
    @Nullable
    Object confine(@Nullable Object result, Connection connection) {
        for (Class<? extends Statement> kind : KINDS) {
            if (kind.isInstance(result)) {
                Object statement = result;
                return Proxy.newProxyInstance(
                        ConfinedStatements.class.getClassLoader(),
                        new Class<?>[] {kind},
                        (proxy, method, arguments) -> call(statement, method, arguments, connection));
            }
        }
        return result;
    }

    private @Nullable Object call(
            Object statement, Method method, @Nullable Object @Nullable [] arguments, Connection connection)
            throws Throwable {
        if (method.getName().equals("getConnection")) {
            return connection;
        }
        check(method, arguments);
        try {
            return method.invoke(statement, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
