package dev.limbeck;

import org.jspecify.annotations.Nullable;

/**
 * The parent of every exception that Limbeck throws. The message states what happened, where, and what to do; it is
 * written for users and contains no password. Programs tell failures apart by their {@link #code()}, because messages
 * may change:
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
 * <p>A method that is called with arguments it does not accept throws an {@link IllegalArgumentException}, as the
 * methods of the JDK do.
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
     * {@return the kind of failure, for instance {@code unknown-revision}} It is the {@code kind} of an error in JSON;
     * a code is never renamed. The JSON section of the reference lists all codes.
     */
    public final String code() {
        return code;
    }
}
