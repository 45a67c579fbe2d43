package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Statement;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.standin.ApplicationNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Lets SQLite rename and drop objects even if an index of another table has a collation that only the application
 * defines. SQLite parses all indexes for such a statement and fails at the first one with an unknown collation, unless
 * the schema is writable; in that case, it leaves the index unchanged ({@code sqlite_rename_test} in alter.c).
 */
final class UnreadableIndexes {
    private static final Set<String> KNOWN = Set.of("binary", "nocase", "rtrim");

    private UnreadableIndexes() {}

    /** {@return the plan for a change to the table, in which such indexes cause no errors} */
    static OperationPlan tolerate(OperationPlan plan, String table, SqliteCatalog catalog) {
        boolean parses = plan.statements().stream().anyMatch(UnreadableIndexes::parsesAll);
        if (!parses || !areIn(catalog, table)) {
            return plan;
        }
        List<Statement> statements = new ArrayList<>();
        for (Statement statement : plan.statements()) {
            if (parsesAll(statement)) {
                statements.add(Statement.of(
                        "PRAGMA writable_schema = ON", "an index has a collation that only the application defines"));
                statements.add(statement);
                statements.add(Statement.of("PRAGMA writable_schema = OFF", ""));
            } else {
                statements.add(statement);
            }
        }
        return new OperationPlan(plan.strategy(), plan.reason(), plan.need(), statements);
    }

    private static boolean parsesAll(Statement statement) {
        return statement.sql().startsWith("ALTER TABLE ")
                && (statement.sql().contains(" RENAME ") || statement.sql().contains(" DROP COLUMN "));
    }

    private static boolean areIn(SqliteCatalog catalog, String table) {
        return catalog.rows().stream()
                .filter(one -> one.isType("index") && !SqliteNames.areSame(one.table(), table))
                .anyMatch(index -> hasUnknown(index.sql())
                        || catalog.findRow("table", index.table())
                                .map(SchemaRow::sql)
                                .filter(UnreadableIndexes::hasUnknown)
                                .isPresent());
    }

    private static boolean hasUnknown(String sql) {
        return !KNOWN.containsAll(ApplicationNames.of(List.of(sql)).collations());
    }
}
