package dev.limbeck.spi;

import dev.limbeck.LimbeckException;

/**
 * Thrown if an application cannot compare its entities with a database server, because the application does not contain
 * the stored form of the model for that server. Whether there are differences is then unknown.
 */
public final class NotComparedException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "not-compared";

    private final String reason;

    /**
     * Creates an exception.
     *
     * @param reason the reason and what to do, as the end of a sentence without a period
     */
    public NotComparedException(String reason) {
        super(CODE, "The entities were not compared with the database: " + reason + ".", null);
        this.reason = reason;
    }

    /** {@return the reason and what to do, as the end of a sentence without a period} */
    public String reason() {
        return reason;
    }
}
