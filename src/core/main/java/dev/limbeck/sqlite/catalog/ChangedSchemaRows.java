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
 * @param created the number of statements that create a table or an index
 * @param tables the folded names of the tables whose definitions the statements change
 * @param dropped the folded names of the tables that the statements drop and create again
 */
public record ChangedSchemaRows(int statements, int created, Set<String> tables, Set<String> dropped) {
    private static final List<String> CREATING = List.of("CREATE TABLE ", "CREATE INDEX ", "CREATE UNIQUE INDEX ");
    /** The index of the name's token in {@code DROP TABLE main.name}. */
    private static final int DROPPED = 4;
    /** The index of the name's token in {@code CREATE TABLE name}. */
    private static final int CREATED = 2;

    /** Copies the names. */
    public ChangedSchemaRows {
        tables = Set.copyOf(tables);
        dropped = Set.copyOf(dropped);
    }

    /**
     * {@return the rows that the statements create or change; empty if the statements do more than create tables and
     * indexes, add columns, and drop tables that they create again}
     */
    public static Optional<ChangedSchemaRows> find(List<String> statements) {
        Set<String> tables = new TreeSet<>();
        Set<String> dropped = new TreeSet<>();
        int created = 0;
        for (int i = 0; i < statements.size(); i++) {
            String sql = statements.get(i);
            if (CREATING.stream().anyMatch(sql::startsWith)) {
                created++;
                continue;
            }
            Optional<String> again =
                    i + 1 < statements.size() ? findReplaced(sql, statements.get(i + 1)) : Optional.empty();
            if (again.isPresent()) {
                dropped.add(again.get());
                continue;
            }
            Optional<String> table = findExtended(sql);
            if (table.isEmpty()) {
                return Optional.empty();
            }
            tables.add(table.get());
        }
        return Optional.of(new ChangedSchemaRows(statements.size(), created, tables, dropped));
    }

    /** {@return the table that the first statement drops and the second one creates} */
    private static Optional<String> findReplaced(String drop, String create) {
        if (!drop.startsWith("DROP TABLE main.") || !create.startsWith("CREATE TABLE ")) {
            return Optional.empty();
        }
        String name =
                SqliteNames.fold(Tokenizer.first(drop, DROPPED + 1).get(DROPPED).name());
        return Optional.of(name)
                .filter(SqliteNames.fold(
                        Tokenizer.first(create, CREATED + 1).get(CREATED).name())::equals);
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
     * {@return the part of the given table of definitions in which all these rows are} SQLite gives a new row a higher
     * rowid than all other rows, so the rows that the statements created are at the end, and the other rows need not be
     * visited. The first table with AUTOINCREMENT adds one more row, for the table sqlite_sequence.
     */
    String place(String from) {
        return tables.isEmpty() ? SchemaRows.newest(from, created + 1) : from;
    }

    /**
     * {@return a condition that selects these rows; every row with a rowid higher than the given one was created by a
     * statement}
     */
    String condition(long lastRow) {
        StringBuilder condition = new StringBuilder("(rowid > ").append(lastRow);
        for (String table : tables) {
            condition
                    .append(" or (type = 'table' and name = ")
                    .append(Sql.literal(table))
                    .append(" collate nocase)");
        }
        for (String table : dropped) {
            condition.append(" or tbl_name = ").append(Sql.literal(table)).append(" collate nocase");
        }
        return condition.append(')').toString();
    }
}
