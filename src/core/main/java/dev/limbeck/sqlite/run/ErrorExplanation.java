package dev.limbeck.sqlite.run;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Explains SQLite's result codes (sqlite.org/rescode.html). */
public final class ErrorExplanation {
    private static final int PRIMARY = 0xff;
    private static final int BUSY = 5;
    private static final int LOCKED = 6;
    private static final int READONLY = 8;
    private static final int NOMEM = 7;
    private static final int IOERR = 10;
    private static final int CORRUPT = 11;
    private static final int FULL = 13;
    private static final int CANTOPEN = 14;
    private static final int CONSTRAINT = 19;
    private static final int NOTADB = 26;

    private static final Pattern DRIVER_MESSAGE = Pattern.compile("\\[SQLITE_\\w+]\\s[^(]*\\((.*)\\)", Pattern.DOTALL);

    private ErrorExplanation() {}

    /** {@return the cause and the remedy; empty if the statement itself caused the error} */
    public static Optional<String> explain(SQLException failure) {
        if (isNativeLibraryMissing(failure)) {
            String folder = System.getProperty("org.sqlite.tmpdir", System.getProperty("java.io.tmpdir", ""));
            return Optional.of("SQLite's native library could not be unpacked to the temporary folder " + folder
                    + " or loaded from it. The folder must exist, be writable, and allow files to be "
                    + "executed. Specify another folder with LIMBECK_JAVA_OPTS=-Djava.io.tmpdir=FOLDER, or"
                    + " for this library alone with -Dorg.sqlite.tmpdir=FOLDER.");
        }
        if (String.valueOf(failure.getMessage()).contains("SQLITE_READONLY_DBMOVED")) {
            return Optional.of(
                    "the database file was moved, deleted or replaced while the command ran. Check which file"
                            + " is in its place, and run the command again.");
        }
        return Optional.ofNullable(
                switch (failure.getErrorCode() & PRIMARY) {
                    case BUSY, LOCKED ->
                        "the database is locked by another program. Close that program or wait until it is done,"
                                + " or set a longer --lock-timeout, and run the command again.";
                    case NOMEM ->
                        "there is not enough memory. Give Java more memory, for instance with "
                                + "LIMBECK_JAVA_OPTS=-Xmx2g, and run the"
                                + " command again.";
                    case READONLY ->
                        "the database is read-only. Make the file and its folder writable, or run the"
                                + " command as a user who may write there.";
                    case IOERR ->
                        "the disk reported an error (" + failure.getMessage() + "). Check the disk; the"
                                + " database is rolled back when it is opened again.";
                    case CORRUPT ->
                        "the database is damaged (" + failure.getMessage() + "). Check it with"
                                + " `sqlite3 FILE 'PRAGMA integrity_check'` and restore a backup.";
                    case FULL -> "the disk is full. Free some space and run the command again; nothing was changed.";
                    case CANTOPEN ->
                        "the file cannot be opened. Check its path, and the permissions of the file"
                                + " and its folder.";
                    case NOTADB -> "the file is not an SQLite database (or it is encrypted). Check database.url.";
                    default -> sqliteMessage(failure);
                });
    }

    /** Returns whether a cause is the driver's error for a native library that cannot be found or loaded. */
    private static boolean isNativeLibraryMissing(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnsatisfiedLinkError
                    || cause.getClass().getSimpleName().equals("NativeLibraryNotFoundException")) {
                return true;
            }
        }
        return false;
    }

    /** {@return whether a row violates a constraint of its table} */
    static boolean isConstraintViolation(SQLException failure) {
        return (failure.getErrorCode() & PRIMARY) == CONSTRAINT;
    }

    /** {@return SQLite's own message, or the driver's message if there is none} */
    static String findMessage(SQLException failure) {
        Matcher driver = DRIVER_MESSAGE.matcher(String.valueOf(failure.getMessage()));
        return driver.matches() ? driver.group(1) : String.valueOf(failure.getMessage());
    }

    /** Returns SQLite's own message, without the code and the general phrase that the driver adds. */
    private static @Nullable String sqliteMessage(SQLException failure) {
        Matcher driver = DRIVER_MESSAGE.matcher(String.valueOf(failure.getMessage()));
        return driver.matches() ? driver.group(1) + "." : null;
    }
}
