package dev.limbeck.hibernate.scan;

import dev.limbeck.spi.ModelRequest;
import java.util.Locale;

/** The database for which the model is read. */
final class TargetDatabase {
    private TargetDatabase() {}

    /** {@return whether the model is read for SQLite} */
    static boolean isSqlite(ModelRequest request) {
        return request.databaseProduct().toLowerCase(Locale.ROOT).equals("sqlite");
    }
}
