package dev.limbeck.app;

import dev.limbeck.command.project.PlanDescriber;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.Direction;
import dev.limbeck.result.PlannedStatement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Notifies an application's listener of everything that the commands run and of how long it took. */
final class ListenerAdapter implements RunListener {
    private final MigrationListener listener;
    private @Nullable RunningRevision revision;
    private @Nullable PlannedStatement statement;
    private long revisionStart;
    private long statementStart;

    ListenerAdapter(MigrationListener listener) {
        this.listener = listener;
    }

    @Override
    public void revisionStarted(Direction direction, String from, String to, String message) {
        RunningRevision started = new RunningRevision(direction, from, to, message);
        revision = started;
        revisionStart = System.nanoTime();
        listener.revisionStarted(started);
    }

    @Override
    public void revisionFinished(String id) {
        RunningRevision finished = revision;
        if (finished != null) {
            listener.revisionFinished(finished, since(revisionStart));
        }
    }

    @Override
    public void statementStarted(Statement planned) {
        PlannedStatement started = PlanDescriber.describe(planned);
        statement = started;
        statementStart = System.nanoTime();
        listener.statementStarted(started);
    }

    @Override
    public void statementFinished(Statement planned) {
        PlannedStatement finished = statement;
        if (finished != null) {
            listener.statementFinished(finished, since(statementStart));
        }
    }

    @Override
    public void rowsMigrated(long done, long total) {
        listener.rowsMigrated(done, total);
    }

    @Override
    public void warningIssued(String message) {
        listener.warningIssued(message);
    }

    static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
