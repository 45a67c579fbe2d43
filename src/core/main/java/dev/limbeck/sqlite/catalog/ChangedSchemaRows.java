package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rows of {@code sqlite_schema} that statements create or change.
 *
 * @param statements the number of statements
 * @param tables the names of the tables whose definitions the statements change
 */
public record ChangedSchemaRows(int statements, Set<String> tables) {
    private static final List<String> CREATING = List.of("CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ");

    /** Copies the names. */
    public ChangedSchemaRows {
        tables = Set.copyOf(tables);
    }

    /**
     * {@return the rows that the statements create or change; empty if the statements do more than create tables and
     * indexes and add columns}
     */
    public static Optional<ChangedSchemaRows> find(List<String> statements) {
        Set<String> tables = new TreeSet<>();
        for (String sql : statements) {
            if (CREATING.stream().anyMatch(sql::startsWith)) {
                continue;
            }
            Optional<String> table = findExtended(sql);
            if (table.isEmpty()) {
                return Optional.empty();
            }
            tables.add(table.get());
        }
        return Optional.of(new ChangedSchemaRows(statements.size(), tables));
    }

    /** {@return the table to which the statement adds a column, if the statement does nothing else} */
    private static Optional<String> findExtended(String sql) {
        if (!sql.startsWith("ALTER TABLE main.")) {
            return Optional.empty();
        }
        List<Token> code = Tokenizer.code(sql);
        return code.get(5).is("ADD") && code.get(6).is("COLUMN")
                ? Optional.of(SqliteNames.fold(code.get(4).name()))
                : Optional.empty();
    }

    /**
     * {@return a condition that selects these rows; every row with a higher rowid than the given one is a created row}
     */
    String condition(long lastRow) {
        StringBuilder condition = new StringBuilder("(rowid > ").append(lastRow);
        for (String table : tables) {
            condition
                    .append(" or (type = 'table' and name = ")
                    .append(Sql.literal(table))
                    .append(" collate nocase)");
        }
        return condition.append(')').toString();
    }
}
