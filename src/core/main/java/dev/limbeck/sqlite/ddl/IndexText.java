package dev.limbeck.sqlite.ddl;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CREATE INDEX statement with the positions of its clauses.
 *
 * @param sql the statement
 * @param name the token of the index name
 * @param table the token of the table name
 * @param unique whether the index is UNIQUE
 * @param parts the columns and expressions of the index
 * @param where the condition of a partial index, or null
 */
public record IndexText(
        String sql, Token name, Token table, boolean unique, List<KeyPart> parts, @Nullable Span where) {
    /** Copies the parts. */
    public IndexText {
        parts = List.copyOf(parts);
    }

    /**
     * Reads a CREATE INDEX statement.
     *
     * @throws dev.limbeck.dialect.UnreadableSchema if the text is not a CREATE INDEX statement, or cannot be parsed
     */
    public static IndexText parse(String sql) {
        Cursor in = new Cursor(sql);
        in.expect("CREATE");
        boolean unique = in.accept("UNIQUE");
        in.expect("INDEX");
        in.accept("IF", "NOT", "EXISTS");
        Token name = StatementHeader.qualifiedName(in);
        in.expect("ON");
        Token table = in.name();
        in.expect("(");
        List<KeyPart> parts = new KeyParts(in).read();
        in.expect(")");
        Span where = in.accept("WHERE") ? rest(in) : null;
        return new IndexText(sql, name, table, unique, parts, where);
    }

    /** {@return the statement with the given index name and table name} */
    public String renamed(String newName, String newTable) {
        return new TextEdits(sql)
                .replace(name.span(), SqliteNames.spell(newName))
                .replace(table.span(), SqliteNames.spell(newTable))
                .apply();
    }

    private static Span rest(Cursor in) {
        Token first = in.peek();
        while (!in.isAtEnd() && !in.isAt(";")) {
            in.skip();
        }
        return in.spanFrom(first);
    }
}
