package dev.limbeck.app;

import dev.limbeck.LimbeckException;
import dev.limbeck.result.PlannedStatement;
import dev.limbeck.result.RunResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Notifies several listeners, in the given order. */
record MultipleListeners(List<MigrationListener> listeners) implements MigrationListener {

    /** {@return a listener that notifies the first listener and then the others} */
    static MigrationListener join(MigrationListener first, List<MigrationListener> others) {
        if (others.isEmpty()) {
            return first;
        }
        List<MigrationListener> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return new MultipleListeners(List.copyOf(all));
    }

    @Override
    public void revisionStarted(RunningRevision revision) {
        listeners.forEach(each -> each.revisionStarted(revision));
    }

    @Override
    public void revisionFinished(RunningRevision revision, Duration duration) {
        listeners.forEach(each -> each.revisionFinished(revision, duration));
    }

    @Override
    public void statementStarted(PlannedStatement statement) {
        listeners.forEach(each -> each.statementStarted(statement));
    }

    @Override
    public void statementFinished(PlannedStatement statement, Duration duration) {
        listeners.forEach(each -> each.statementFinished(statement, duration));
    }

    @Override
    public void rowsMigrated(long done, long total) {
        listeners.forEach(each -> each.rowsMigrated(done, total));
    }

    @Override
    public void warningIssued(String message) {
        listeners.forEach(each -> each.warningIssued(message));
    }

    @Override
    public void runFinished(RunResult result, Duration duration) {
        listeners.forEach(each -> each.runFinished(result, duration));
    }

    @Override
    public void runFailed(LimbeckException failure, Duration duration) {
        listeners.forEach(each -> each.runFailed(failure, duration));
    }
}
