package dev.limbeck.command.run;

import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RunResult;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Restarts a run if its connection is lost and {@code database.url} lists several servers. The run then continues at
 * the step where it stopped, as the next run would. It fails if no server is found within the lock timeout.
 */
final class LostConnection {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Project project;
    private final RunListener listener;
    private final List<RevisionInfo> finished = new ArrayList<>();
    private boolean connected;

    LostConnection(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /** Records that the database was reached. */
    void databaseReached() {
        connected = true;
    }

    /** Records the revisions that were finished before the run failed. */
    void revisionsFinished(List<RevisionInfo> revisions) {
        finished.addAll(revisions);
    }

    /**
     * {@return the result of the work, with the revisions that were finished before a connection was lost}
     *
     * @param first the work
     * @param next returns the work that continues after a lost connection; null if the run must not continue
     */
    RunResult run(Supplier<RunResult> first, Supplier<@Nullable Supplier<RunResult>> next) {
        Supplier<RunResult> work = first;
        long lostAt = 0;
        boolean lost = false;
        while (true) {
            connected = false;
            try {
                return withFinished(work.get());
            } catch (RuntimeException e) {
                SQLException loss = findLoss(e);
                Supplier<RunResult> continuation = next.get();
                if (loss == null || continuation == null || !hasOtherServers() || !(lost || connected)) {
                    throw e;
                }
                work = continuation;
                if (connected) {
                    lost = true;
                    lostAt = System.nanoTime();
                    listener.warningIssued("The connection to the database was lost: " + firstLine(loss)
                            + " The run continues on a server that database.url specifies.");
                } else if (System.nanoTime() - lostAt
                        > project.settings().database().lockTimeout().toNanos()) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private RunResult withFinished(RunResult result) {
        return finished.isEmpty()
                ? result
                : new RunResult(
                        Stream.concat(finished.stream(), result.revisions().stream())
                                .toList(),
                        result.current(),
                        result.created(),
                        result.warnings());
    }

    private boolean hasOtherServers() {
        return project.application().dataSource() == null
                && project.databaseUrl()
                        .filter(project.dialect().urls()::namesSeveralServers)
                        .isPresent();
    }

    private @Nullable SQLException findLoss(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException error
                    && project.dialect().sessions().isConnectionLost(error)) {
                return error;
            }
        }
        return null;
    }

    private static String firstLine(SQLException loss) {
        String line = String.valueOf(loss.getMessage()).strip().split("\n", 2)[0];
        return line.endsWith(".") ? line : line + ".";
    }

    private static void pause(RuntimeException failure) {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure;
        }
    }
}
