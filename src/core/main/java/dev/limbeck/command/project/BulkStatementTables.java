package dev.limbeck.command.project;

import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.Locale;

/**
 * Finds the tables that Hibernate itself creates at startup for bulk update, delete and insert statements: {@code HT_…}
 * and {@code HTE_…}. Neither entities nor revisions describe them.
 */
public final class BulkStatementTables {
    /** The column that holds the session to which a row belongs. */
    private static final String SESSION = "hib_sess_id";

    private BulkStatementTables() {}

    /** {@return the names of these tables in the schema} */
    public static List<TableName> find(Schema schema) {
        return schema.tables().stream()
                .filter(BulkStatementTables::matches)
                .map(Table::name)
                .toList();
    }

    /** {@return whether Hibernate created the table for bulk statements} */
    public static boolean matches(Table table) {
        String name = table.name().name().toUpperCase(Locale.ROOT);
        return (name.startsWith("HT_") || name.startsWith("HTE_"))
                && table.column(table.names().others().store(SESSION)).isPresent();
    }
}
