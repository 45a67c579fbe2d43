package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.RowUse;
import dev.limbeck.dialect.Transaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The connection that a migration borrows: everything but ending the transaction or the connection, by a method or by SQL,
 * also through the statements it makes. After a failure that ended the transaction it does nothing any more, since
 * whatever it did then would stay.
 */
final class BorrowedConnection {
    private static final Set<String> REFUSED = Set.of(
            "close",
            "commit",
            "rollback",
            "setAutoCommit",
            "setSavepoint",
            "releaseSavepoint",
            "abort",
            "setTransactionIsolation");
    private static final List<Class<?>> WRAPPED = List.of(
            CallableStatement.class,
            PreparedStatement.class,
            Statement.class,
            DatabaseMetaData.class,
            Connection.class);

    private final Dialect dialect;
    private final Transaction transaction;
    private final Runnable used;
    private @Nullable RuntimeException ended;

    private final @Nullable Connection scripted;

    private BorrowedConnection(Dialect dialect, Transaction transaction, Runnable used, @Nullable Connection scripted) {
        this.dialect = dialect;
        this.transaction = transaction;
        this.used = used;
        this.scripted = scripted;
    }

    /**
     * {@return a view of the connection}
     *
     * @param transaction the one that must stay open
     * @param used runs before each call of the connection, since the schema may change unseen
     */
    static Connection of(Connection connection, Dialect dialect, Transaction transaction, Runnable used) {
        return new BorrowedConnection(dialect, transaction, used, null).wrap(Connection.class, connection, null);
    }

    /** {@return a view of the connection while a script is written: it may look at the schema, and at nothing else} */
    static Connection ofSchema(Connection connection, Dialect dialect, Transaction transaction, Runnable used) {
        return new BorrowedConnection(dialect, transaction, used, connection).wrap(Connection.class, connection, null);
    }

    private <T> T wrap(Class<T> type, Object target, @Nullable Connection owner) {
        return type.cast(Proxy.newProxyInstance(
                BorrowedConnection.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, args) -> call(
                        new Call(target, method, args == null ? List.of() : Arrays.asList(args)),
                        owner == null ? (Connection) proxy : owner,
                        owner == null)));
    }

    /** A call of a method. */
    private record Call(Object target, Method method, List<@Nullable Object> args) {
        boolean is(String name) {
            return method.getName().equals(name);
        }

        @Nullable
        String sql() {
            return !args.isEmpty() && args.get(0) instanceof String text ? text : null;
        }
    }

    private @Nullable Object call(Call call, Connection owner, boolean onConnection) throws Throwable {
        if (onConnection) {
            used.run();
            refuseMethod(call);
        }
        if (call.is("isWrapperFor")) {
            return false;
        }
        refuseUnwrapping(call);
        refuseSql(call);
        if (ended != null) {
            throw ended;
        }
        try {
            Object result = call.method.invoke(call.target, call.args.toArray());
            return result == null ? null : wrapped(call, result, owner);
        } catch (InvocationTargetException e) {
            Throwable failure = e.getTargetException();
            remember(failure);
            throw failure;
        }
    }

    private Object wrapped(Call call, Object result, Connection owner) {
        for (Class<?> type : WRAPPED) {
            if (type.isInstance(result) && call.method.getReturnType().isAssignableFrom(type)) {
                return type == Connection.class ? owner : wrap(type, result, owner);
            }
        }
        return result;
    }

    /** SQLite rolls back by itself after some failures. */
    private void remember(Throwable failure) throws SQLException {
        if (failure instanceof SQLException) {
            try {
                transaction.requireOpen();
            } catch (RuntimeException e) {
                ended = e;
            }
        }
    }

    private static void refuseMethod(Call call) throws SQLException {
        if (REFUSED.contains(call.method.getName())) {
            throw new SQLException("A revision cannot call " + call.method.getName()
                    + "() on its connection: Limbeck ends the transaction, with the version row in it");
        }
    }

    private void refuseSql(Call call) throws SQLException {
        boolean runs = call.is("addBatch")
                || call.method.getName().startsWith("execute")
                || call.method.getName().startsWith("prepare");
        String sql = call.sql();
        if (runs && sql != null && dialect.endsTransaction(sql)) {
            throw new SQLException("A revision cannot say " + sql.strip()
                    + ": Limbeck ends the transaction, with the version row in it");
        }
        if (runs && sql != null && scripted != null) {
            refuseRows(sql, dialect.uses(scripted, sql));
        }
    }

    private static void refuseRows(String sql, RowUse use) {
        if (use != RowUse.NONE) {
            throw new NeedsRows("It " + (use == RowUse.READS ? "reads rows" : "changes the database")
                    + " through op.connection() (" + sql.strip() + "), which a script cannot do. "
                    + (use == RowUse.READS
                            ? "Say what it works out in SQL, with op.execute(\"update … set … = (select …)\"),"
                            : "Say it with op.execute(\"…\"),")
                    + " which becomes part of the script; or run this revision with `limbeck upgrade`, and write the"
                    + " script from there.");
        }
    }

    /** Through the driver's own connection the transaction could be ended unseen. */
    private static void refuseUnwrapping(Call call) throws SQLException {
        if (call.is("unwrap")) {
            throw new SQLException(
                    "A revision cannot unwrap its connection: Limbeck could not keep the transaction whole");
        }
    }
}
