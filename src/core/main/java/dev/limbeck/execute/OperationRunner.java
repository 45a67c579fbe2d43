package dev.limbeck.execute;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Room;
import dev.limbeck.dialect.Steps;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.dialect.Way;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import java.sql.Connection;
import java.sql.SQLException;
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

    Connection connection() {
        return connection;
    }

    /** {@return the schema as it is now} */
    Catalog catalog() throws SQLException {
        Catalog now = catalog;
        if (now == null) {
            now = dialect.reflect(connection);
            catalog = now;
        }
        return now;
    }

    /** Forgets the schema, because something may have changed it unseen. */
    void forget() {
        catalog = null;
    }

    /**
     * Plans and runs one operation.
     *
     * @throws ForeignKeysMustBeOff if enforcement is on and must not be
     */
    void run(Operation operation) throws SQLException {
        transaction.requireOpen();
        Steps steps = dialect.plan(operation, catalog(), options);
        if (steps.needsForeignKeysOff() && !transaction.foreignKeysOff()) {
            throw new ForeignKeysMustBeOff();
        }
        listener.planned(operation, steps);
        requireRoom(operation, steps);
        watch(operation, steps);
        forget();
        new StatementRunner(connection, listener).run(steps.statements());
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
        if (operation instanceof DropTable drop) {
            transaction.watch(drop.table().name());
        } else if (operation instanceof AlterTable alter && steps.way() == Way.REBUILD) {
            transaction.watch(alter.table());
        }
    }
}
