package dev.limbeck.result;

import java.util.Locale;

/** The direction in which a revision is run. */
public enum Direction {
    /** The revision is applied. */
    UPGRADE,
    /** The revision is reverted. */
    DOWNGRADE;

    /** {@return the name in JSON and in messages: {@code upgrade} or {@code downgrade}} */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
