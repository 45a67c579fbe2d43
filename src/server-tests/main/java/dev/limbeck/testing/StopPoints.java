package dev.limbeck.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.IntStream;

/**
 * The statements at which a test stops a run: a few that are spread over the whole run, or almost all of them with
 * {@code -Dlimbeck.long=true}.
 */
public final class StopPoints {
    private static final boolean ALL = Boolean.getBoolean("limbeck.long");
    private int stops;
    private int inSteps;

    /**
     * {@return the numbers of the statements}
     *
     * @param statements how many statements the run has, see {@link FailingConnection#executions}
     * @param sample how many of them are chosen
     * @param stride the distance of the chosen statements if almost all are chosen
     */
    public static int[] of(int statements, int sample, int stride) {
        return ALL
                ? IntStream.iterate(1, at -> at <= statements, at -> at + stride)
                        .toArray()
                : IntStream.range(0, sample)
                        .map(i -> 1 + statements * (2 * i + 1) / (2 * sample))
                        .toArray();
    }

    /** Counts a stop, before the run is continued. */
    public void stopped(String url) throws SQLException {
        stops++;
        if (isInStep(url)) {
            inSteps++;
        }
    }

    /**
     * {@return whether the run was stopped at all of the chosen statements} If almost all statements are chosen, some may
     * be missing at the end, because a run can have a few statements more or less, for instance if it waits for a lock.
     */
    public boolean areEnough(int[] chosen) {
        return stops >= (chosen.length * 9 + 9) / 10;
    }

    /** {@return how many of them were in the middle of a step} */
    public int inSteps() {
        return inSteps;
    }

    /** {@return whether the journal of the database has a step that has begun and is not finished} */
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
