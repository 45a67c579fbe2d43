package dev.limbeck.result;

import dev.limbeck.ops.Hazard;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One operation of a revision as it would be carried out.
 *
 * @param description a description of the operation, for instance {@code change the table user}
 * @param strategy how the operation is carried out; the names depend on the database: on SQLite, they are
 *     {@code native}, {@code in_place} and {@code rebuild}
 * @param reason the reason why this strategy was chosen, in one line
 * @param foreignKeysOff whether foreign keys are not enforced while it runs
 * @param statements the statements of the operation in order
 * @param rows the current number of rows if the operation copies or reads all of them, otherwise null
 * @param size the current size of the table in bytes if the rows are processed while other programs can use the table,
 *     otherwise null
 * @param time the estimated time for which other programs wait while all rows are rewritten, based on a measured rate;
 *     null if no rows are written, if the table is small, or if the rate is unknown
 * @param space the disk space if rows are copied and the database is a file, otherwise null
 */
public record PlannedOperation(
        String description,
        String strategy,
        String reason,
        boolean foreignKeysOff,
        List<PlannedStatement> statements,
        @Nullable Long rows,
        @Nullable Long size,
        @Nullable Duration time,
        @Nullable PlannedSpace space) {
    /** Copies the statements. */
    public PlannedOperation {
        statements = List.copyOf(statements);
    }

    /** {@return the hazards of all statements, in their order} */
    public List<Hazard> hazards() {
        return statements.stream()
                .flatMap(statement -> statement.hazards().stream())
                .toList();
    }

    /** {@return the checks of all statements, in their order} */
    public List<PlannedCheck> checks() {
        return statements.stream()
                .flatMap(statement -> statement.checks().stream())
                .toList();
    }
}
