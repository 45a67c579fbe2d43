package dev.limbeck.sqlite.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/**
 * Creates a database file without waiting for the disk after each revision (sqlite.org/pragma.html#pragma_synchronous).
 * The rollback journal is still written before the file, so no revision is left half applied if the process is killed.
 * Other connections have to wait until the end, so that none of them relies on a change that is not on the disk yet.
 */
public final class NewFile {
    private static final Set<String> ROLLBACK_JOURNALS = Set.of("delete", "truncate", "persist");
    /** The values of PRAGMA synchronous. */
    private static final int NORMAL = 1;

    private static final int FULL = 2;

    private NewFile() {}

    /**
     * {@return whether the file was reserved, which requires that the database has no tables, uses a rollback journal
     * and waits for the disk}
     */
    public static boolean begin(Connection connection) throws SQLException {
        if (number(connection, "PRAGMA synchronous") < NORMAL
                || number(connection, "SELECT count(*) FROM sqlite_master") > 0
                || !ROLLBACK_JOURNALS.contains(text(connection, "PRAGMA journal_mode"))) {
            return false;
        }
        execute(connection, "PRAGMA locking_mode=EXCLUSIVE");
        execute(connection, "PRAGMA synchronous=OFF");
        return true;
    }

    /**
     * Commits once with a sync, which writes the whole file to disk: the commit sets user_version to its current value.
     */
    public static void finish(Connection connection) throws SQLException {
        execute(connection, "PRAGMA synchronous=" + FULL);
        execute(connection, "BEGIN IMMEDIATE");
        execute(connection, "PRAGMA user_version=" + number(connection, "PRAGMA user_version"));
        execute(connection, "COMMIT");
        execute(connection, "PRAGMA locking_mode=NORMAL");
        // The lock is released on the next access to the file.
        number(connection, "SELECT count(*) FROM sqlite_master");
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : "";
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
