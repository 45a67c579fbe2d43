package dev.limbeck.result;

/**
 * A query that stops the run, before anything is changed, if the query returns rows.
 *
 * @param question the query
 * @param message the problem if it returns rows, for instance {@code user.email holds NULL}
 * @param advice the advice for the user
 */
public record PlannedCheck(String question, String message, String advice) {}
