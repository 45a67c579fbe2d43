package dev.limbeck.dialect;

/**
 * A query that stops the run before anything is changed if it returns rows.
 *
 * @param question a SELECT of one column that returns a row for each problem, with text that identifies it
 * @param message the problem, without the count and the examples, for instance {@code user.email holds NULL}
 * @param advice what to do about it
 */
public record Guard(String question, String message, String advice) {}
