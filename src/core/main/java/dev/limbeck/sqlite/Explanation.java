package dev.limbeck.sqlite;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SQLite's result codes mean for a person (sqlite.org/rescode.html). */
final class Explanation {
    private static final int PRIMARY = 0xff;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int CONSTRAINT = 19;
    private static final int NOTADB = 26;

    private static final Pattern DRIVERS_WORDS = Pattern.compile("\\[SQLITE_\\w+]\\s[^(]*\\((.*)\\)", Pattern.DOTALL);

    private Explanation() {}

    /** {@return what happened and what to do, for a code that is not about the statement itself} */
    static Optional<String> of(SQLException failure) {
        return Optional.ofNullable(
                switch (failure.getErrorCode() & PRIMARY) {
                    case BUSY, LOCKED ->
                        "the database is locked by another program. Close it or wait until it is done,"
                                + " or give it more time with --lock-timeout, and run the command again.";
                    case READONLY ->
                        "the database is read-only. Make the file and its folder writable, or run the"
                                + " command as a user who may write there.";
                    case IOERR ->
                        "the disk reported an error (" + failure.getMessage() + "). Look after the disk; the"
                                + " database is rolled back when it is opened again.";
                    case CORRUPT ->
                        "the database is damaged (" + failure.getMessage() + "). Check it with"
                                + " `sqlite3 FILE 'PRAGMA integrity_check'` and restore a backup.";
                    case FULL -> "the disk is full. Free some space and run the command again; nothing was changed.";
                    case CANTOPEN ->
                        "the file cannot be opened. Look at its path, and at the permissions of the file"
                                + " and its folder.";
                    case NOTADB -> "the file is not a SQLite database (or it is encrypted). Look at database.url.";
                    default -> ownWords(failure);
                });
    }

    /** {@return whether a row breaks a rule of its table} */
    static boolean isOfConstraint(SQLException failure) {
        return (failure.getErrorCode() & PRIMARY) == CONSTRAINT;
    }

    /** {@return what SQLite itself said, or the driver where it said nothing} */
    static String words(SQLException failure) {
        Matcher driver = DRIVERS_WORDS.matcher(String.valueOf(failure.getMessage()));
        return driver.matches() ? driver.group(1) : String.valueOf(failure.getMessage());
    }

    /** What SQLite itself said, without the code and the general phrase that the driver puts around it. */
    private static @Nullable String ownWords(SQLException failure) {
        Matcher driver = DRIVERS_WORDS.matcher(String.valueOf(failure.getMessage()));
        return driver.matches() ? driver.group(1) + "." : null;
    }
}
