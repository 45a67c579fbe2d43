package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.util.List;
import java.util.Optional;

/** Writes column definitions. */
public final class ColumnWriter {
    private final Table table;

    /** Writes columns of the given table. */
    public ColumnWriter(Table table) {
        this.table = table;
    }

    /**
     * {@return whether a column definition declares the primary key, in which case no table constraint needs to declare
     * it}
     */
    boolean declaresPrimaryKey() {
        return table.columns().stream().anyMatch(column -> isRowid(column) || declares(column, Rule.Primary.class));
    }

    /** {@return the column's definition} */
    public String write(Column column) {
        StringBuilder text = new StringBuilder(SqliteNames.spell(column.name()));
        String type = isRowid(column) ? "integer" : TypeSpelling.spell(column.type());
        text.append(type.isEmpty() ? "" : " ").append(type);
        if (column.generated() != null && !declares(column, Rule.GeneratedAs.class)) {
            text.append(" ").append(generated(column.generated()));
        }
        if (!column.nullable() && !declares(column, Rule.NotNull.class)) {
            text.append(" NOT NULL");
        }
        if (isRowid(column)) {
            text.append(" ").append(primaryKey(column));
        }
        if (column.serverDefault() != null && !declares(column, Rule.Default.class)) {
            text.append(" DEFAULT ").append(serverDefault(column.serverDefault()));
        }
        if (column.collation() != null && !declares(column, Rule.Collate.class)) {
            text.append(" COLLATE ").append(SqliteNames.spell(column.collation()));
        }
        return text.toString();
    }

    /** {@return the GENERATED ALWAYS AS clause} */
    static String generated(Generated generated) {
        return "GENERATED ALWAYS AS " + TableWriter.parenthesised(generated.expression()) + " "
                + (generated.stored() ? "STORED" : "VIRTUAL");
    }

    /** {@return the text after DEFAULT: a literal is unchanged, and any other expression is in parentheses} */
    static String serverDefault(SqlText expression) {
        List<Token> code = Tokenizer.code(expression.sql());
        int first = !code.isEmpty() && code.get(0).isOneOf("+", "-") ? 1 : 0;
        boolean value = code.size() == first + 1 && isValue(code.get(first));
        return value || isParenthesised(code) ? TableWriter.closed(expression) : TableWriter.parenthesised(expression);
    }

    private static boolean isValue(Token token) {
        return switch (token.kind()) {
            case NUMBER, STRING, BLOB, QUOTED -> true;
            case WORD -> token.isTypeWord() || token.is("NULL");
            default -> false;
        };
    }

    /** Returns whether the first parenthesis is closed by the last parenthesis. */
    private static boolean isParenthesised(List<Token> code) {
        int depth = 0;
        for (int i = 0; i < code.size(); i++) {
            depth += code.get(i).is("(") ? 1 : code.get(i).is(")") ? -1 : 0;
            if (depth == 0 && i < code.size() - 1) {
                return false;
            }
        }
        return code.size() > 1 && depth == 0;
    }

    /**
     * Returns whether the column is an alias of the rowid. This is possible only for the single column of a primary
     * key.
     */
    private boolean isRowid(Column column) {
        PrimaryKey key = table.primaryKey();
        return column.identity() != null
                && !SqliteOptions.isWithoutRowid(table.options())
                && (key == null
                        || (key.columns().size() == 1
                                && SqliteNames.areSame(key.columns().get(0), column.name())));
    }

    private String primaryKey(Column column) {
        Identity identity = column.identity();
        PrimaryKey key = table.primaryKey();
        return TableWriter.named(key == null ? null : key.name())
                + "PRIMARY KEY"
                + (identity != null && identity.neverReuses() ? " AUTOINCREMENT" : "");
    }

    /**
     * Returns whether a raw type, which may be a whole definition such as {@code text not null}, already declares the
     * given rule.
     */
    private boolean declares(Column column, Class<? extends Rule> rule) {
        return !isRowid(column)
                && column.type() instanceof SqlType.Raw raw
                && definition(raw.text())
                        .filter(text -> text.rule(rule).isPresent())
                        .isPresent();
    }

    private static Optional<ColumnText> definition(String raw) {
        try {
            return Optional.of(
                    TableText.parse("CREATE TABLE t (c " + raw + ")").columns().get(0));
        } catch (UnreadableSchema unparsable) {
            return Optional.empty();
        }
    }
}
