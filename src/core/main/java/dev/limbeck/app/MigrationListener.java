package dev.limbeck.app;

import dev.limbeck.LimbeckException;
import dev.limbeck.result.PlannedStatement;
import dev.limbeck.result.RunResult;
import java.time.Duration;

/**
 * A listener that is notified of everything that {@link Limbeck} runs, for logs and progress reports. Each method does
 * nothing unless it is overridden; later versions may add methods. If a method throws an exception, the run ends.
 *
 * <pre>{@code
 * Limbeck.configure().listener(new MigrationListener() {
 *     public void warningIssued(String message) {
 *         alerts.send(message);
 *     }
 * });
 * }</pre>
 */
public interface MigrationListener {

    /** Called when a revision starts. */
    default void revisionStarted(RunningRevision revision) {}

    /** Called when a revision and its row in the version table have been committed. */
    default void revisionFinished(RunningRevision revision, Duration duration) {}

    /** Called before a statement runs. */
    default void statementStarted(PlannedStatement statement) {}

    /** Called after a statement has run. */
    default void statementFinished(PlannedStatement statement, Duration duration) {}

    /** Called during a row migration, with the number of rows processed so far and the total number of rows. */
    default void rowsMigrated(long done, long total) {}

    /** Called with a warning for the user. The run continues. */
    default void warningIssued(String message) {}

    /** Called when an upgrade or a downgrade has ended without a failure. */
    default void runFinished(RunResult result, Duration duration) {}

    /** Called when an upgrade or a downgrade has failed, before the exception is thrown. */
    default void runFailed(LimbeckException failure, Duration duration) {}
}
