package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Rows.RowAccess;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.failure.ExecutionException;
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
 * The connection that a migration borrows. The connection allows everything except ending the transaction or closing
 * the connection, whether by a method or by SQL. Statements that the connection creates have the same restriction.
 * After a failure that ended the transaction, the connection rejects all further work, since its effects would be
 * permanent.
 */
final class BorrowedConnection {
    private static final Set<String> FORBIDDEN = Set.of(
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
     * @param transaction the transaction that must stay open
     * @param used runs before each call on the connection or on one of its statements, since the call may change the
     *     schema unnoticed
     */
    static Connection create(Connection connection, Dialect dialect, Transaction transaction, Runnable used) {
        return new BorrowedConnection(dialect, transaction, used, null).wrap(Connection.class, connection, null);
    }

    /** {@return a view of the connection that can only read the schema, for use while a script is written} */
    static Connection createSchemaOnly(Connection connection, Dialect dialect, Transaction transaction, Runnable used) {
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

    /** A method call. */
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
        used.run();
        if (onConnection) {
            rejectMethod(call);
        }
        if (call.is("isWrapperFor")) {
            return false;
        }
        rejectUnwrapping(call);
        rejectSql(call);
        if (ended != null) {
            throw ended;
        }
        try {
            Object result = call.method.invoke(call.target, call.args.toArray());
            return result == null ? null : wrapped(call, result, owner);
        } catch (InvocationTargetException e) {
            Throwable failure = e.getTargetException();
            recordEnd(failure);
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

    /** Records whether the failure ended the transaction: SQLite itself rolls back after some failures. */
    private void recordEnd(Throwable failure) throws SQLException {
        if (failure instanceof SQLException) {
            try {
                transaction.requireOpen();
            } catch (RuntimeException e) {
                ended = e;
            }
        }
    }

    private static void rejectMethod(Call call) throws SQLException {
        if (FORBIDDEN.contains(call.method.getName())) {
            throw new SQLException("A revision cannot call " + call.method.getName()
                    + "() on its connection: Limbeck ends the transaction, which also contains the version row");
        }
    }

    private void rejectSql(Call call) throws SQLException {
        boolean runs = call.is("addBatch")
                || call.method.getName().startsWith("execute")
                || call.method.getName().startsWith("prepare");
        String sql = call.sql();
        if (runs && sql != null && dialect.words().endsTransaction(sql)) {
            throw new SQLException("A revision cannot run " + sql.strip()
                    + ": Limbeck ends the transaction, which also contains the version row");
        }
        if (runs && sql != null && scripted != null) {
            rejectRows(sql, dialect.rows().findAccess(scripted, sql));
        }
    }

    private static void rejectRows(String sql, RowAccess use) {
        if (use != RowAccess.NONE) {
            throw new ExecutionException("It " + (use == RowAccess.READS ? "reads rows" : "changes the database")
                    + " through op.connection() (" + sql.strip() + "), which a script cannot do. "
                    + (use == RowAccess.READS
                            ? "Compute the values in SQL, with op.execute(\"update … set … = (select …)\"),"
                            : "Use op.execute(\"…\") instead,")
                    + " which becomes part of the script; or run this revision with `limbeck upgrade` and start the"
                    + " script after it.");
        }
    }

    /** Rejects access to the driver's own connection, because code could end the transaction there unnoticed. */
    private static void rejectUnwrapping(Call call) throws SQLException {
        if (call.is("unwrap")) {
            throw new SQLException(
                    "A revision cannot unwrap its connection: Limbeck could no longer protect the transaction");
        }
    }
}
