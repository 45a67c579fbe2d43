package dev.limbeck.execute.step;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges.RecordedStep;
import dev.limbeck.execute.LiveOperations;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionStep;
import java.sql.SQLException;
import java.util.List;

/**
 * The steps of a revision, recorded without running them. If the code of the revision fails during the recording, for
 * instance because it uses {@code op.connection()}, the steps before the failure are known.
 *
 * @param start the schema before the first step
 * @param steps the steps in order
 * @param complete whether the code did not fail
 */
public record RecordedRevision(Catalog start, List<RecordedStep> steps, boolean complete) {
    /** Copies the list. */
    public RecordedRevision {
        steps = List.copyOf(steps);
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
        } catch (Exception recordedUpToHere) {
            return new RecordedRevision(start, recorder.recorded(), false);
        }
        return new RecordedRevision(start, recorder.recorded(), true);
    }
}
