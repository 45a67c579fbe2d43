package dev.limbeck.execute;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Leftover;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Room;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Steps;
import dev.limbeck.dialect.StoredValues;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.Way;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans each operation on the schema as it is at that moment, and runs it. */
final class OperationRunner {
    private final Dialect dialect;
    private final Connection connection;
    private final PlanOptions options;
    private final RunListener listener;
    private final Transaction transaction;
    private @Nullable Catalog catalog;
    private @Nullable Catalog before;
    private int created;

    OperationRunner(Session session, Transaction transaction) {
        this.dialect = session.dialect();
        this.connection = session.connection();
        this.options = session.options();
        this.listener = session.listener();
        this.transaction = transaction;
    }

    Dialect dialect() {
        return dialect;
    }

    /** {@return how values are stored through this connection} */
    StoredValues values() {
        return dialect.values(connection);
    }

    boolean isOffline() {
        return options.offline();
    }

    /** {@return the connection, as a migration may use it} */
    Connection borrowed() {
        forget();
        return options.offline()
                ? BorrowedConnection.ofSchema(connection, dialect, transaction, this::forget)
                : BorrowedConnection.of(connection, dialect, transaction, this::forget);
    }

    RunListener listener() {
        return listener;
    }

    /** {@return the schema as it is now} */
    Catalog catalog() throws SQLException {
        Catalog now = catalog;
        if (now == null) {
            Catalog known = before;
            now = known == null ? dialect.reflect(connection) : dialect.reflect(connection, known, created);
            before = null;
            catalog = now;
        }
        return now;
    }

    /** Forgets the schema, because something may have changed it unseen. */
    void forget() {
        catalog = null;
        before = null;
    }

    /** Remembers what was there before statements that only create: what they make is all that has to be read then. */
    private void outdate(List<Statement> statements) {
        Catalog last = catalog;
        int more = (int) statements.stream().filter(OperationRunner::creates).count();
        boolean only = more == statements.size();
        if (last != null) {
            created = 0;
        }
        Catalog known = last != null ? last : before;
        forget();
        if (only && known != null) {
            before = known;
            created += more;
        }
    }

    private static boolean creates(Statement statement) {
        return statement.sql().startsWith("CREATE TABLE ")
                || statement.sql().startsWith("CREATE INDEX ")
                || statement.sql().startsWith("CREATE UNIQUE INDEX ");
    }

    /**
     * Plans and runs one operation.
     *
     * @throws ForeignKeysMustBeOff if enforcement is on and must not be
     */
    void run(Operation operation) throws SQLException {
        transaction.requireOpen();
        Optional<Steps> anywhere = dialect.planAnywhere(operation, options, transaction.foreignKeysOff());
        Steps steps = anywhere.isPresent() ? anywhere.get() : dialect.plan(operation, catalog(), options);
        if (steps.needsForeignKeysOff() && !transaction.foreignKeysOff()) {
            throw new ForeignKeysMustBeOff();
        }
        listener.planned(operation, steps);
        warn(operation);
        requireRoom(operation, steps);
        watch(operation, steps);
        outdate(steps.statements());
        Optional<TableName> copied = copied(operation, steps);
        try {
            new StatementRunner(connection, listener).run(steps.statements());
        } catch (SQLException e) {
            forget();
            shield();
            if (copied.isPresent() && operation instanceof AlterTable batch) {
                transaction.explainCopy(batch, e);
            }
            throw e;
        }
        if (copied.isPresent()) {
            transaction.checkCopy(copied.get());
        }
    }

    /** The leftover is not in the way, and may hold the only copy of something: whoever made it must judge. */
    private void warn(Operation operation) throws SQLException {
        if (operation instanceof AlterTable alter) {
            for (Leftover one : dialect.leftovers(catalog(), alter.table())) {
                listener.warned(
                        "The table " + one.name() + " looks like what " + one.tool() + " leaves behind when it is"
                                + " stopped while it copies " + alter.table()
                                + ". It is left alone. If it is such a rest, see that "
                                + alter.table() + " has its rows, and drop it.");
            }
        }
    }

    /** {@return the tables that may hold the rows of that one, which is not there} */
    List<Leftover> leftovers(TableName gone) throws SQLException {
        return dialect.leftovers(catalog(), gone);
    }

    /** A failure may have ended the transaction; should the migration go on all the same, it does so in vain. */
    private void shield() throws SQLException {
        try {
            transaction.requireOpen();
        } catch (BrokenSchema ended) {
            forget();
        }
    }

    private void requireRoom(Operation operation, Steps steps) throws SQLException {
        if (operation instanceof AlterTable alter) {
            Optional<Room> room = dialect.room(connection, alter.table(), steps, false);
            if (room.isPresent() && !room.get().isEnough()) {
                throw new ExecutionException("There is not enough disk space to copy " + alter.table() + ": it takes"
                        + " about " + Bytes.words(room.get().needed()) + ", and "
                        + Bytes.words(room.get().usable()) + " are free where "
                        + room.get().folder()
                        + " is. Free some space and run the command again.");
            }
        }
    }

    private void watch(Operation operation, Steps steps) throws SQLException {
        Optional<TableName> copied = copied(operation, steps);
        if (copied.isPresent()) {
            transaction.watchCopy(copied.get());
        } else if (operation instanceof DropTable drop) {
            transaction.watch(drop.table().name());
        } else if (operation instanceof AlterTable alter
                && alter.steps().stream()
                        .anyMatch(step ->
                                step instanceof DropIndex drop && drop.index().unique())) {
            transaction.watchKeys(alter.table());
        }
    }

    /** {@return the table whose references are compared with what they were before} */
    static Optional<TableName> watched(Operation operation, Steps steps) {
        return operation instanceof DropTable drop ? Optional.of(drop.table().name()) : copied(operation, steps);
    }

    /** {@return the table that is copied} */
    static Optional<TableName> copied(Operation operation, Steps steps) {
        return operation instanceof AlterTable alter && steps.way() == Way.REBUILD
                ? Optional.of(alter.table())
                : Optional.empty();
    }
}
