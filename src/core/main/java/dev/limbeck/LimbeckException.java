package dev.limbeck;

import org.jspecify.annotations.Nullable;

/**
 * The parent of every exception that Limbeck throws. The message states what happened, where, and what to do; it is
 * written for users and never contains a password. Programs should distinguish failures by their {@link #code()},
 * because messages may change:
 *
 * <pre>{@code
 * try {
 *     limbeck.upgrade("head");
 * } catch (LimbeckException e) {
 *     if (e.code().equals("guard-violation")) {
 *         notifyOwnerOfTheRows(e.getMessage());
 *     }
 *     throw e;
 * }
 * }</pre>
 *
 * <p>As in the JDK, a method that is called with invalid arguments throws an {@link IllegalArgumentException}.
 */
public abstract class LimbeckException extends RuntimeException {
    private final String code;

    /**
     * Creates an exception.
     *
     * @param code a lowercase, hyphenated code that never changes, for instance {@code unknown-revision}
     * @param message what happened, where, and what to do
     */
    protected LimbeckException(String code, @Nullable String message, @Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /**
     * {@return the kind of failure, for instance {@code unknown-revision}} In JSON output, it is the {@code kind} of
     * the error. A code is never renamed. The JSON section of the reference lists all codes.
     */
    public final String code() {
        return code;
    }
}
