package dev.limbeck.command.project;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.evolution.LiveNames;
import dev.limbeck.result.PlannedOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads row counts and disk space for a plan from the live database, in which renamed tables still have their old
 * names.
 */
public final class LiveSizes {
    private final Dialect dialect;
    private final Connection connection;
    private final LiveNames names;

    /** Creates an object that reads the sizes of the tables in the given database. */
    public LiveSizes(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
        this.names = new LiveNames(dialect.traits().names());
    }

    /** {@return the planned operation with its row count, size and disk space} */
    public PlannedOperation describe(Operation operation, OperationPlan steps) {
        String description = operation.describe();
        boolean locks = dialect.online().isPresent() && !(operation instanceof ExecuteSql);
        try {
            TableName live = operation instanceof AlterTable alter && touchesRows(steps)
                    ? names.find(alter.table()).orElse(null)
                    : null;
            if (live != null) {
                return PlanDescriber.describe(
                        description, steps, locks, rows(live), size(live), time(live, steps), room(live, steps));
            }
            names.add(operation);
            return PlanDescriber.describe(description, steps, locks, null, null, null, null);
        } catch (SQLException e) {
            throw new CommandException(SqlErrors.explain(dialect, "The rows could not be counted", e), e);
        }
    }

    private @Nullable Long size(TableName live) throws SQLException {
        Optional<OnlineChanges> online = dialect.online();
        return online.isEmpty() ? null : online.get().size(connection, live);
    }

    private @Nullable Duration time(TableName live, OperationPlan steps) throws SQLException {
        boolean rewrites = steps.statements().stream()
                .flatMap(statement -> statement.hazards().stream())
                .anyMatch(hazard -> hazard.kind() == Hazard.Kind.REWRITE);
        return rewrites && dialect.reflector().hasTable(connection, live)
                ? dialect.rows().estimateRewrite(connection, live).orElse(null)
                : null;
    }

    private static boolean touchesRows(OperationPlan steps) {
        return (steps.need() == OperationPlan.Need.NO_TRANSACTION
                        && !steps.statements().isEmpty())
                || steps.statements().stream()
                        .flatMap(statement -> statement.hazards().stream())
                        .anyMatch(hazard -> hazard.kind() == Hazard.Kind.REWRITE
                                || hazard.kind() == Hazard.Kind.BLOCKS_WRITES
                                || hazard.kind() == Hazard.Kind.BLOCKS_READS);
    }

    private @Nullable Long rows(TableName live) throws SQLException {
        if (!dialect.reflector().hasTable(connection, live)) {
            return null;
        }
        return dialect.rows().count(connection, live, Long.MAX_VALUE);
    }

    private @Nullable DiskSpace room(TableName live, OperationPlan steps) throws SQLException {
        return dialect.rows().estimateDiskSpace(connection, live, steps, true).orElse(null);
    }
}
