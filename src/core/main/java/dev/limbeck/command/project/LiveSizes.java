package dev.limbeck.command.project;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.result.PlannedOperation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads row counts and disk space for a plan from the live database, in which renamed tables still have their old
 * names.
 */
public final class LiveSizes {
    private final Dialect dialect;
    private final Connection connection;
    private final Map<TableName, TableName> liveNames = new HashMap<>();
    private final Set<TableName> created = new HashSet<>();

    public LiveSizes(Dialect dialect, Connection connection) {
        this.dialect = dialect;
        this.connection = connection;
    }

    /** {@return the planned operation with its row count, size and disk space} */
    public PlannedOperation describe(Operation operation, OperationPlan steps) {
        String description = operation.describe();
        boolean locks = dialect.online().isPresent() && !(operation instanceof ExecuteSql);
        try {
            TableName live = operation instanceof AlterTable alter && touchesRows(steps) ? live(alter.table()) : null;
            if (live != null) {
                return PlanDescriber.describe(description, steps, locks, rows(live), size(live), room(live, steps));
            }
            follow(operation);
            return PlanDescriber.describe(description, steps, locks, null, null, null);
        } catch (SQLException e) {
            throw new CommandException(SqlErrors.explain(dialect, "The rows could not be counted", e), e);
        }
    }

    private @Nullable Long size(TableName live) throws SQLException {
        Optional<OnlineChanges> online = dialect.online();
        return online.isEmpty() ? null : online.get().size(connection, live);
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

    private void follow(Operation operation) {
        if (operation instanceof CreateTable create) {
            created.add(key(create.table().name()));
        } else if (operation instanceof RenameTable rename) {
            TableName live = live(rename.from());
            created.remove(key(rename.from()));
            if (live == null) {
                created.add(key(rename.to()));
            } else {
                liveNames.put(key(rename.to()), live);
            }
        }
    }

    private @Nullable TableName live(TableName now) {
        return created.contains(key(now)) ? null : liveNames.getOrDefault(key(now), now);
    }

    private TableName key(TableName name) {
        return dialect.sameness().nameKey(name);
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
