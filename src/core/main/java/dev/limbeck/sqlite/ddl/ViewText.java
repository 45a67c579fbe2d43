package dev.limbeck.sqlite.ddl;

import java.util.List;

/**
 * The header of a CREATE VIEW statement.
 *
 * @param sql the statement
 * @param name the token of the view name
 * @param columns the tokens of the declared column names; empty if the view does not declare any
 */
public record ViewText(String sql, Token name, List<Token> columns) {
    /** Copies the columns. */
    public ViewText {
        columns = List.copyOf(columns);
    }

    /**
     * Reads a CREATE VIEW statement.
     *
     * @throws dev.limbeck.dialect.UnreadableSchema if the text is not a CREATE VIEW statement, or cannot be parsed
     */
    public static ViewText parse(String sql) {
        Cursor in = new Cursor(sql);
        Token name = StatementHeader.read(in, "VIEW");
        List<Token> columns = in.isAt("(") ? new ReferencesParser(in).columns() : List.of();
        in.expect("AS");
        return new ViewText(sql, name, columns);
    }
}
