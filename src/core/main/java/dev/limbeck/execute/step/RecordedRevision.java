package dev.limbeck.execute.step;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.ValueRefused;
import dev.limbeck.execute.LiveOperations;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionStep;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a revision, recorded without running them. If the code of the revision fails during the recording, for
 * instance because it uses {@code op.connection()}, the steps before the failure are known.
 *
 * @param start the schema before the first step
 * @param steps the steps in order
 * @param problem the reason why the code failed; null if it did not
 */
public record RecordedRevision(Catalog start, List<RecordedStep> steps, @Nullable String problem) {
    /** Copies the list. */
    public RecordedRevision {
        steps = List.copyOf(steps);
    }

    private static String reason(Exception failure) {
        String text = failure.getMessage();
        boolean forUsers = failure instanceof ExecutionException
                || failure instanceof UnsupportedChange
                || failure instanceof BrokenSchema
                || failure instanceof ValueRefused;
        return forUsers && text != null ? text : "its code failed with " + failure;
    }

    /** {@return whether all steps are known} */
    public boolean complete() {
        return problem == null;
    }

    /** {@return the steps of the revision on the current schema} */
    public static RecordedRevision record(RunContext session, RevisionStep step, Migration migration)
            throws SQLException {
        return record(session, session.dialect().reflector().reflect(session.connection()), step, migration);
    }

    /** {@return the steps of the revision on the given schema} */
    static RecordedRevision record(RunContext session, Catalog start, RevisionStep step, Migration migration) {
        StepRecorder recorder = new StepRecorder(session.withListener(RunListener.SILENT), start, start.schema());
        try {
            Operations operations = LiveOperations.create(
                    recorder, session.arguments(), step.revision().header().exactNames());
            if (step.direction() == Direction.UPGRADE) {
                migration.upgrade(operations);
            } else {
                migration.downgrade(operations);
            }
        } catch (Exception e) {
            return new RecordedRevision(start, recorder.recorded(), reason(e));
        }
        return new RecordedRevision(start, recorder.recorded(), null);
    }
}
