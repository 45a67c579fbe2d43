package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.Rows.RowAccess;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Reads the program that SQLite would run for a statement to determine how the statement uses rows: the instructions
 * {@code OpenRead} and {@code OpenWrite} contain the number of the tree that they open, and the schema is stored in the
 * first tree of each database (sqlite.org/opcode.html, sqlite.org/fileformat2.html 1.6).
 */
public final class RowAccessReader {
    private static final int SCHEMA = 1;
    private static final int TEMPORARY = 1;

    private RowAccessReader() {}

    /** {@return how the statement uses the rows of the main database} */
    public static RowAccess read(Connection connection, String sql) throws SQLException {
        if (Tokenizer.code(sql).isEmpty() || Tokenizer.code(sql).get(0).is("EXPLAIN")) {
            return RowAccess.NONE;
        }
        RowAccess use = RowAccess.NONE;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("EXPLAIN " + sql)) {
            while (row.next()) {
                use = worse(use, of(row));
            }
        }
        return use;
    }

    /** Returns how an instruction uses rows. Which operand contains the database depends on the opcode. */
    private static RowAccess of(ResultSet row) throws SQLException {
        return switch (row.getString("opcode")) {
            case "OpenRead", "ReopenIdx" ->
                row.getInt("p3") == TEMPORARY || row.getInt("p2") == SCHEMA ? RowAccess.NONE : RowAccess.READS;
            case "OpenWrite", "Destroy" -> writes(row.getInt("p3"));
            case "Clear" -> writes(row.getInt("p2"));
            case "CreateBtree", "ParseSchema" -> writes(row.getInt("p1"));
            default -> RowAccess.NONE;
        };
    }

    private static RowAccess writes(int database) {
        return database == TEMPORARY ? RowAccess.NONE : RowAccess.WRITES;
    }

    private static RowAccess worse(RowAccess one, RowAccess other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
