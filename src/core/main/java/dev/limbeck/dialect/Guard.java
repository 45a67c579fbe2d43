package dev.limbeck.dialect;

/**
 * A question whose wrong answer stops the run before anything is touched.
 *
 * @param question a SELECT of one column that returns a row for each thing that is wrong, which names it for a person
 * @param message what is wrong, without the count and the examples, for instance {@code user.email holds NULL}
 * @param advice what to do about it
 */
public record Guard(String question, String message, String advice) {}
