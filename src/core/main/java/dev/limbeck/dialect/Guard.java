package dev.limbeck.dialect;

/**
 * A query that looks for a problem in the existing data. If the query returns rows, the run stops before anything is
 * changed.
 *
 * @param question a SELECT with one column that returns a row for each problem, containing text that identifies the
 *     problem; the query begins with {@code SELECT ''} if the problem is not a row of a table
 * @param message the problem, without the row count and the examples, for instance {@code user.email holds NULL}
 * @param advice the advice for the user
 */
public record Guard(String question, String message, String advice) {
    private static final String NO_ROWS = "SELECT '' FROM ";

    /** {@return whether each problem is a row of a table, in which case the rows are counted} */
    public boolean countsRows() {
        return !question.startsWith(NO_ROWS);
    }
}
