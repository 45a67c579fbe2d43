package dev.limbeck.sqlite.ddl;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A CREATE TABLE statement with the positions of its clauses. Edits to {@link #sql()} use these positions, so
 * everything else is left exactly as it was.
 *
 * @param sql the statement
 * @param name the token that contains the table's name
 * @param body the column and constraint definitions with the parentheses around them
 * @param columns the columns in order
 * @param constraints the table's constraints in order
 * @param options the options after the body
 */
public record TableText(
        String sql, Token name, Span body, List<ColumnText> columns, List<Clause> constraints, Options options) {
    /** The result of a change is parsed when it is planned, and again when it is read from the database. */
    private static final int MAXIMUM = 16;

    private static final BoundedCache<TableText> RECENT =
            new BoundedCache<>(MAXIMUM, sql -> new TableParser(sql).parse());

    /** Copies the lists. */
    public TableText {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
    }

    /**
     * The table options.
     *
     * @param span the range from the first option to the last; an empty span directly after the body if there are no
     *     options
     * @param withoutRowid whether WITHOUT ROWID is specified
     * @param strict whether STRICT is specified
     */
    public record Options(Span span, boolean withoutRowid, boolean strict) {}

    /**
     * Reads a CREATE TABLE statement.
     *
     * @throws dev.limbeck.dialect.UnreadableSchema if the text is not a CREATE TABLE statement, or cannot be parsed
     */
    public static TableText parse(String sql) {
        return RECENT.get(sql);
    }

    /** {@return the text of the given span} */
    public String text(Span span) {
        return span.extractFrom(sql);
    }

    /** {@return the column with the given name} */
    public Optional<ColumnText> column(String wanted) {
        return Optional.ofNullable(find(wanted));
    }

    private @Nullable ColumnText find(String wanted) {
        for (ColumnText column : columns) {
            if (SqliteNames.areSame(column.name().name(), wanted)) {
                return column;
            }
        }
        return null;
    }

    /**
     * {@return the column's name in the spelling of its definition; a name that is not a column is returned unchanged}
     */
    public String declaredName(String wanted) {
        ColumnText column = find(wanted);
        return column == null ? wanted : column.name().name();
    }

    /** {@return the column's type as SQLite interprets it; see {@link DeclaredType}} */
    public String type(ColumnText column) {
        return DeclaredType.read(this, column);
    }

    /** {@return the tokens in the given span without comments; the span must begin and end between tokens} */
    public List<Token> code(Span span) {
        return Tokenizer.code(sql, span);
    }

    /** {@return the comments in the given span; the span must begin and end between tokens} */
    public List<Token> comments(Span span) {
        return Tokenizer.tokens(sql, span).stream()
                .filter(token -> token.kind() == Token.Kind.COMMENT)
                .toList();
    }
}
