package dev.limbeck.mariadb.session;

import dev.limbeck.mariadb.syntax.MariadbSyntax;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Sequences that cannot be used, because the server was killed before the row with the next number was on disk: {@code
 * CREATE SEQUENCE} returns earlier, and only the next commit writes the row. Such a sequence is empty, and no statement
 * can write the row later.
 */
public final class SequencesWithoutRow {
    /** The error that every query on such a sequence causes. */
    private static final int NO_RECORD = 1032;

    /** The table that exists while a revision is incomplete. */
    public static final String JOURNAL = "limbeck_journal";

    private static final String RENAMED = "limbeck_sequence_without_row";

    private SequencesWithoutRow() {}

    /** {@return whether the error means that a sequence has no row} */
    public static boolean isCause(SQLException failure) {
        return failure.getErrorCode() == NO_RECORD;
    }

    /** {@return the error for a command that reads the sequence} */
    public static SQLException explain(String name, SQLException failure) {
        MariadbSyntax syntax = new MariadbSyntax();
        return new SQLException(
                "The sequence " + name + " has no row, because the server was killed right after CREATE SEQUENCE. If a"
                        + " revision is incomplete, `limbeck upgrade` removes the sequence and creates it again. Otherwise,"
                        + " rename the sequence before you drop it, because DROP SEQUENCE alone can crash the server:"
                        + " RENAME TABLE " + syntax.quote(name) + " TO " + syntax.quote(RENAMED) + "; DROP SEQUENCE "
                        + syntax.quote(RENAMED),
                failure.getSQLState(),
                failure.getErrorCode(),
                failure);
    }

    /**
     * Drops such sequences if a revision is incomplete, so that it can be completed. They are renamed first: if a query
     * on a sequence has failed, dropping the sequence crashes the server unless it was renamed in between.
     */
    static void remove(Connection connection) throws SQLException {
        MariadbSyntax syntax = new MariadbSyntax();
        try (Statement statement = connection.createStatement()) {
            if (!isIncomplete(statement)) {
                return;
            }
            List<String> names = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SHOW FULL TABLES WHERE table_type = 'SEQUENCE'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
            for (String name : names) {
                if (!hasRow(statement, syntax.quote(name))) {
                    String other = syntax.quote(name.equals(RENAMED) ? RENAMED + "_2" : RENAMED);
                    statement.execute("RENAME TABLE " + syntax.quote(name) + " TO " + other);
                    statement.execute("DROP SEQUENCE " + other);
                }
            }
        }
    }

    private static boolean isIncomplete(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT 1 FROM information_schema.tables"
                + " WHERE table_schema = database() AND table_name = '" + JOURNAL + "'")) {
            return row.next();
        }
    }

    private static boolean hasRow(Statement statement, String sequence) throws SQLException {
        try {
            statement.executeQuery("SELECT 1 FROM " + sequence).close();
            return true;
        } catch (SQLException e) {
            if (isCause(e)) {
                return false;
            }
            throw e;
        }
    }
}
