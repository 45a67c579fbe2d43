package dev.limbeck.postgresql.ddl;

import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Statement.Lock;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.Table;
import dev.limbeck.ops.Hazard;
import dev.limbeck.postgresql.syntax.PostgresqlSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The statements for the columns of a table.
 *
 * @param table the table
 */
record ColumnStatements(Table table) {
    private static final PostgresqlSyntax SYNTAX = new PostgresqlSyntax();

    private String name() {
        return SYNTAX.quote(table.name());
    }

    Statement alter(String clause, Hazard... hazards) {
        return new Statement(
                "ALTER TABLE " + name() + " " + clause,
                "change " + table.name(),
                Lock.ALL,
                List.of(hazards),
                List.of());
    }

    /**
     * {@return the statements that set the column in the rows that meet the condition} Constraints that are checked at
     * the end of the transaction must be checked before the table can be changed again.
     */
    List<Statement> fill(String column, String value, String condition) {
        List<Statement> all = new ArrayList<>();
        all.add(Statement.of(
                "UPDATE " + name() + " SET " + SYNTAX.quote(column) + " = (" + value + "\n)" + condition,
                "set " + table.name() + "." + column));
        boolean deferred =
                table.foreignKeys().stream().anyMatch(key -> key.deferrability() != Deferrability.NOT_DEFERRABLE);
        if (deferred) {
            all.add(Statement.of("SET CONSTRAINTS ALL IMMEDIATE", "check the rows now"));
        }
        return all;
    }

    /** {@return the statement that changes the comment of the column, if it changes} */
    List<Statement> comment(String column, @Nullable String before, @Nullable String after) {
        return Objects.equals(before, after)
                ? List.of()
                : List.of(Statement.of(
                        "COMMENT ON COLUMN " + name() + "." + SYNTAX.quote(column) + " IS " + SYNTAX.literal(after),
                        "set the comment of " + table.name() + "." + column));
    }
}
