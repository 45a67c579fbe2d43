package dev.limbeck.sqlite.edit;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.sqlite.ddl.Cursor;
import dev.limbeck.sqlite.ddl.KeyParts;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the statements that create a table, with one line per column and constraint. */
public final class TableWriter {
    private TableWriter() {}

    /**
     * {@return the CREATE TABLE statement, followed by the CREATE INDEX statements and the statements that insert
     * initial rows}
     */
    public static List<String> statements(Table table) {
        List<String> statements = new ArrayList<>();
        statements.add(table.verbatim() == null ? createTable(table) : verbatim(table, table.verbatim()));
        table.indexes().forEach(index -> statements.add(createIndex("", index, table.name())));
        table.initialRows().forEach(row -> statements.add(row.sql()));
        return statements;
    }

    /** Returns the statement from the database, with the table's current name. */
    private static String verbatim(Table table, SqlText sql) {
        TableText text = TableText.parse(sql.sql());
        String name = table.name().name();
        return text.name().name().equals(name)
                ? sql.sql()
                : "CREATE TABLE " + SqliteNames.spell(name)
                        + sql.sql().substring(text.name().span().end());
    }

    private static String createTable(Table table) {
        ColumnWriter columns = new ColumnWriter(table);
        List<String> lines = new ArrayList<>();
        table.columns().forEach(column -> lines.add(columns.write(column)));
        if (table.primaryKey() != null && !columns.declaresPrimaryKey()) {
            lines.add(constraint(table.primaryKey()));
        }
        table.uniqueConstraints().forEach(unique -> lines.add(constraint(unique)));
        table.foreignKeys().forEach(key -> lines.add(constraint(key)));
        table.checks().forEach(check -> lines.add(constraint(check)));
        return lines.stream()
                .collect(Collectors.joining(
                        ",\n    ",
                        "CREATE TABLE " + SqliteNames.spell(table.name().name()) + " (\n    ",
                        "\n)" + options(table.options())));
    }

    /**
     * {@return the options as they are written after the body, with a space before them; empty if there are no options}
     */
    static String options(Options options) {
        List<String> words = new ArrayList<>();
        if (SqliteOptions.isWithoutRowid(options)) {
            words.add("WITHOUT ROWID");
        }
        if (SqliteOptions.isStrict(options)) {
            words.add("STRICT");
        }
        return words.isEmpty() ? "" : " " + String.join(", ", words);
    }

    /** {@return the clause of a primary key} */
    static String constraint(PrimaryKey key) {
        return named(key.name()) + "PRIMARY KEY " + names(key.columns());
    }

    /** {@return the clause of a unique constraint} */
    static String constraint(UniqueConstraint unique) {
        return named(unique.name()) + "UNIQUE " + names(unique.columns());
    }

    /** {@return the clause of a check} */
    public static String constraint(CheckConstraint check) {
        return named(check.name()) + "CHECK " + parenthesised(check.condition());
    }

    /** {@return the clause of a foreign key} */
    static String constraint(ForeignKey key) {
        StringBuilder clause = new StringBuilder(named(key.name()))
                .append("FOREIGN KEY ")
                .append(names(key.columns()))
                .append(" REFERENCES ")
                .append(SqliteNames.spell(key.referencedTable().name()));
        if (!key.referencedColumns().isEmpty()) {
            clause.append(" ").append(names(key.referencedColumns()));
        }
        if (key.onDelete() != ReferentialAction.NO_ACTION) {
            clause.append(" ON DELETE ").append(key.onDelete().sql());
        }
        if (key.onUpdate() != ReferentialAction.NO_ACTION) {
            clause.append(" ON UPDATE ").append(key.onUpdate().sql());
        }
        if (key.match() != null) {
            clause.append(" MATCH ").append(SqliteNames.spell(key.match()));
        }
        return clause.append(when(key.deferrability())).toString();
    }

    private static String when(Deferrability deferrability) {
        return switch (deferrability) {
            case NOT_DEFERRABLE -> "";
            case INITIALLY_IMMEDIATE -> " DEFERRABLE INITIALLY IMMEDIATE";
            case INITIALLY_DEFERRED -> " DEFERRABLE INITIALLY DEFERRED";
        };
    }

    /** {@return the statement that creates the index, with the given prefix before its name} */
    public static String createIndex(String schema, Index index, TableName table) {
        return "CREATE " + (index.unique() ? "UNIQUE " : "") + "INDEX " + schema + SqliteNames.spell(index.name())
                + " ON "
                + SqliteNames.spell(table.name())
                + index.parts().stream().map(TableWriter::part).collect(Collectors.joining(", ", " (", ")"))
                + (index.where() == null ? "" : " WHERE " + index.where());
    }

    private static String part(IndexPart part) {
        return collated(part) + (part.descending() ? " DESC" : "");
    }

    /**
     * Adds COLLATE to an expression. COLLATE has a higher precedence than most operators, so an expression of several
     * operands needs parentheses.
     */
    private static String collated(IndexPart part) {
        String what = part.expression() != null
                ? closed(part.expression())
                : SqliteNames.spell(Objects.requireNonNull(part.column()));
        if (part.collation() == null) {
            return what;
        }
        String collate = " COLLATE " + SqliteNames.spell(part.collation());
        boolean whole =
                new KeyParts(new Cursor(what + collate + ")")).read().get(0).collation() != null;
        return (whole ? what : "(" + what + ")") + collate;
    }

    /** {@return the expression in parentheses} */
    static String parenthesised(SqlText expression) {
        return "(" + closed(expression) + ")";
    }

    /**
     * {@return the expression, followed by a line terminator if it ends with a comment that would otherwise include the
     * following text}
     */
    static String closed(SqlText expression) {
        List<Token> tokens = Tokenizer.tokens(expression.sql());
        boolean open = !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().startsWith("--");
        return open ? expression.sql() + "\n" : expression.sql();
    }

    /** {@return CONSTRAINT and the name, or an empty string if there is no name} */
    static String named(@Nullable String name) {
        return name == null ? "" : "CONSTRAINT " + SqliteNames.spell(name) + " ";
    }

    private static String names(List<String> columns) {
        return columns.stream().map(SqliteNames::spell).collect(Collectors.joining(", ", "(", ")"));
    }
}
