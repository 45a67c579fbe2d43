package dev.limbeck.sqlite.edit;

import dev.limbeck.model.SqlText;
import dev.limbeck.sqlite.ddl.Clause;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.KeyPart;
import dev.limbeck.sqlite.ddl.Keywords;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.TextEdits;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Token.Kind;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.sameness.PlacedClause;
import java.util.List;
import java.util.Set;

/**
 * Renames a column in the text of its table and of the table's indexes, wherever the name refers to it. As with
 * SQLite's RENAME COLUMN, a quoted name is replaced by the new name in double quotes, and an unquoted name by the new
 * unquoted name if the new name allows it.
 */
public final class ColumnRename {
    private static final Set<String> OPERATORS = Set.of("like", "glob", "regexp", "match", "end", "escape");
    private static final Set<String> VALUES = Set.of("current_date", "current_time", "current_timestamp");

    /** A name that no column can have. */
    static final String OTHER = "\u0001";

    private final String from;
    private final String bare;
    private final String quoted;

    /** Creates the rename of a column from the first name to the second. */
    public ColumnRename(String from, String to) {
        this.from = from;
        this.quoted = SqliteNames.quote(to);
        this.bare = isBare(to) ? to : quoted;
    }

    /** {@return whether the name never needs quotes, even if it contains upper-case letters} */
    public static boolean isBare(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*") && !Keywords.isKeyword(name);
    }

    /** {@return the table's text with the new name in the column definition, keys, checks and generated columns} */
    public TableText apply(TableText table) {
        TextEdits edits = new TextEdits(table.sql());
        for (ColumnText column : table.columns()) {
            if (SqliteNames.areSame(column.name().name(), from)) {
                replaceName(edits, column.name());
            }
            column.clauses().forEach(clause -> clause(edits, table, clause));
        }
        table.constraints().forEach(clause -> clause(edits, table, clause));
        return TableText.parse(edits.apply());
    }

    /** {@return the index's text with the new name} */
    String apply(IndexText index) {
        TextEdits edits = new TextEdits(index.sql());
        for (KeyPart part : index.parts()) {
            part(edits, index.sql(), part);
        }
        if (index.where() != null) {
            expression(edits, Tokenizer.code(index.sql(), index.where()));
        }
        return edits.apply();
    }

    /** {@return the expression with the new name} */
    String apply(String expression) {
        TextEdits edits = new TextEdits(expression);
        expression(edits, Tokenizer.code(expression));
        return edits.apply();
    }

    /** {@return the expression with the new name} */
    public static SqlText apply(SqlText expression, String from, String to) {
        return new SqlText(new ColumnRename(from, to).apply(expression.sql()));
    }

    /** {@return whether the index mentions the column} */
    public boolean affects(IndexText index) {
        return !new ColumnRename(from, OTHER).apply(index).equals(index.sql());
    }

    /** {@return whether the clause mentions the column, or is a primary key declared on it} */
    public boolean affects(TableText table, PlacedClause placed) {
        TextEdits edits = new TextEdits(table.sql());
        new ColumnRename(from, OTHER).clause(edits, table, placed.clause());
        boolean own = placed.column() != null
                && SqliteNames.areSame(placed.column().name().name(), from);
        return !edits.apply().equals(table.sql()) || (own && placed.clause().rule() instanceof Rule.Primary);
    }

    private void clause(TextEdits edits, TableText table, Clause clause) {
        if (clause.rule() instanceof Rule.Primary primary) {
            primary.parts().forEach(part -> part(edits, table.sql(), part));
        } else if (clause.rule() instanceof Rule.Unique unique) {
            unique.parts().forEach(part -> part(edits, table.sql(), part));
        } else if (clause.rule() instanceof Rule.Check check) {
            expression(edits, table.code(check.condition()));
        } else if (clause.rule() instanceof Rule.GeneratedAs generated) {
            expression(edits, table.code(generated.expression()));
        } else if (clause.rule() instanceof Rule.References references) {
            references.columns().forEach(token -> replaceIfSame(edits, token));
            if (SqliteNames.areSame(references.table().name(), table.name().name())) {
                references.referenced().forEach(token -> replaceIfSame(edits, token));
            }
        }
    }

    private void part(TextEdits edits, String sql, KeyPart part) {
        if (part.column() != null) {
            replaceIfSame(edits, part.column());
        } else {
            expression(edits, Tokenizer.code(sql, part.expression()));
        }
    }

    private void replaceIfSame(TextEdits edits, Token token) {
        if (SqliteNames.areSame(token.name(), from)) {
            replaceName(edits, token);
        }
    }

    private void replaceName(TextEdits edits, Token token) {
        edits.replace(token.span(), token.kind() == Kind.WORD ? bare : quoted);
    }

    private void expression(TextEdits edits, List<Token> code) {
        for (int i = 0; i < code.size(); i++) {
            if (refersToColumn(code, i)) {
                replaceName(edits, code.get(i));
            }
        }
    }

    /**
     * Returns whether the token refers to this column rather than to a function, type, collation, table or operator
     * with the same name.
     */
    private boolean refersToColumn(List<Token> code, int index) {
        Token token = code.get(index);
        if (!token.isName() || token.kind() == Kind.STRING || !SqliteNames.areSame(token.name(), from)) {
            return false;
        }
        if (index + 1 < code.size() && code.get(index + 1).isOneOf("(", ".")) {
            return false;
        }
        if ((index > 0 && code.get(index - 1).is("COLLATE")) || isInTypeName(code, index)) {
            return false;
        }
        String word = token.kind() == Kind.WORD ? SqliteNames.fold(token.text()) : "";
        return !VALUES.contains(word) && !(OPERATORS.contains(word) && index > 0 && endsOperand(code.get(index - 1)));
    }

    /** Returns whether the token follows the AS of a CAST; AS occurs nowhere else in an expression. */
    private static boolean isInTypeName(List<Token> code, int index) {
        int at = index - 1;
        while (at >= 0 && code.get(at).isName() && !code.get(at).is("AS")) {
            at--;
        }
        return at >= 0 && code.get(at).is("AS");
    }

    private static boolean endsOperand(Token token) {
        return switch (token.kind()) {
            case SYMBOL -> token.is(")");
            case WORD -> token.isName() || token.isOneOf("NULL", "ISNULL", "NOTNULL");
            default -> true;
        };
    }
}
