package dev.limbeck.hibernate.running;

import dev.limbeck.spi.ModelException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What to do if the entities and the database differ. */
enum CheckMode {
    /** The database is not compared. */
    OFF,
    /** The differences are logged. */
    WARN,
    /** The application does not start. */
    FAIL;

    /**
     * {@return the mode that a setting specifies; off if it is not set}
     *
     * @throws ModelException if there is no such mode
     */
    static CheckMode of(@Nullable Object setting) {
        String text = setting == null ? "off" : setting.toString().strip().toLowerCase(Locale.ROOT);
        return switch (text) {
            case "", "off", "false" -> OFF;
            case "warn" -> WARN;
            case "fail" -> FAIL;
            default -> throw new ModelException("limbeck.check is " + setting + ": set it to off, warn or fail.", null);
        };
    }
}
