package dev.limbeck.result;

/**
 * A query that runs before anything is changed and stops the run if it returns rows.
 *
 * @param question the query
 * @param message the problem that exists if the query returns rows, for instance {@code user.email holds NULL}
 * @param advice the advice for the user
 */
public record PlannedCheck(String question, String message, String advice) {}
