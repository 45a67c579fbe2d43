package dev.limbeck.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * The statements at which a test stops a run: a few that are spread over the whole run, or almost all of them with
 * {@code -Dlimbeck.long=true}.
 */
public final class StopPoints {
    private static final boolean ALL = Boolean.getBoolean("limbeck.long");

    /** How many runs are stopped at the same time by {@link #visit}. */
    public static final int AT_ONCE = ALL ? Runtime.getRuntime().availableProcessors() : 1;

    private int stops;
    private int inSteps;

    /**
     * {@return the numbers of the statements}
     *
     * @param statements the number of statements of the run, see {@link FailingConnection#executions}
     * @param sample the number of chosen statements
     * @param stride the distance between chosen statements if almost all are chosen
     */
    public static int[] of(int statements, int sample, int stride) {
        return ALL
                ? IntStream.iterate(1, at -> at <= statements, at -> at + stride)
                        .toArray()
                : IntStream.range(0, sample)
                        .map(i -> 1 + statements * (2 * i + 1) / (2 * sample))
                        .toArray();
    }

    /** Stops a run at a statement. */
    public interface Visit {
        /**
         * Stops a run, and checks the run that follows it.
         *
         * @param at the number of the statement
         * @param place a number less than {@link #AT_ONCE} that no other visit uses at the same time
         * @return true if the run was stopped; false if it ended before the statement
         */
        boolean stop(int at, int place) throws Exception;
    }

    /** Visits the chosen statements, until a run ends before the statement at which it should stop. */
    public static void visit(int[] chosen, Visit visit) throws Exception {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean ended = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Void>> visitors = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int place = i;
                visitors.add(() -> {
                    boolean stopped = true;
                    while (stopped && !ended.get()) {
                        int n = next.getAndIncrement();
                        if (n >= chosen.length) {
                            return null;
                        }
                        stopped = false;
                        try {
                            stopped = visit.stop(chosen[n], place);
                        } finally {
                            ended.compareAndSet(false, !stopped);
                        }
                    }
                    return null;
                });
            }
            for (Future<Void> visited : threads.invokeAll(visitors)) {
                visited.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw e;
        } finally {
            threads.shutdown();
        }
    }

    /** Counts a stop, before the run is continued. */
    public void stopped(String url) throws SQLException {
        boolean inStep = isInStep(url);
        synchronized (this) {
            stops++;
            if (inStep) {
                inSteps++;
            }
        }
    }

    /**
     * {@return whether the run was stopped at all of the chosen statements} If almost all statements are chosen, some may
     * be missing at the end, because a run can have a few statements more or less, for instance if it waits for a lock.
     */
    public boolean areEnough(int[] chosen) {
        return stops >= (chosen.length * 9 + 9) / 10;
    }

    /** {@return the number of stops in the middle of a step} */
    public int inSteps() {
        return inSteps;
    }

    /** {@return whether the journal of the database contains a step that has begun but has not finished} */
    private static boolean isInStep(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                ResultSet journal =
                        connection.getMetaData().getTables(connection.getCatalog(), null, "limbeck_journal", null)) {
            if (!journal.next()) {
                return false;
            }
            try (Statement statement = connection.createStatement();
                    ResultSet row =
                            statement.executeQuery("select count(*) from limbeck_journal where state = 'BEGUN'")) {
                row.next();
                return row.getInt(1) > 0;
            }
        }
    }
}
