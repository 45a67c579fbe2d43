package dev.limbeck.dialect;

/**
 * A query that looks for a problem in the existing data. If the query returns rows, the run stops before anything is
 * changed.
 *
 * @param question a SELECT of one column that returns a row for each problem, with text that identifies it; an empty
 *     text if the problem is not a row of a table
 * @param message the problem, without the number of rows and the examples, for instance {@code user.email holds NULL}
 * @param advice what to do about it
 */
public record Guard(String question, String message, String advice) {}
