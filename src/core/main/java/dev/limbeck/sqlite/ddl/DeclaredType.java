package dev.limbeck.sqlite.ddl;

/**
 * The type of a column as SQLite sees it, from which it derives the affinity and the rowid alias. It is the declared
 * text with two exceptions made by {@code sqlite3AddColumn} in build.c: GENERATED ALWAYS is read as part of the type
 * and cut off its end where only white space is between, and the quotes of a type that is a single quoted word are
 * removed.
 */
public final class DeclaredType {
    private DeclaredType() {}

    /** {@return the type of that column of the table, as {@code pragma table_xinfo} reports it except for case} */
    static String read(TableText table, ColumnText column) {
        return unquoteBeginning(token(table, column));
    }

    /** {@return whether a primary key column of this type is an alias of the rowid} */
    public static boolean isInteger(TableText table, ColumnText column) {
        return Names.areSame(token(table, column), "INTEGER");
    }

    private static String token(TableText table, ColumnText column) {
        String type = asParsed(table, column);
        if (type.length() >= 16 && Names.fold(type).endsWith("always")) {
            type = type.substring(0, type.length() - 6).stripTrailing();
            if (Names.fold(type).endsWith("generated")) {
                type = type.substring(0, type.length() - 9).stripTrailing();
            }
        }
        return unquote(type);
    }

    /** The words that the grammar accepts as the type. */
    private static String asParsed(TableText table, ColumnText column) {
        Span type = column.type();
        String text = table.text(type);
        if (column.clauses().isEmpty() || text.endsWith(")")) {
            return text;
        }
        Clause first = column.clauses().get(0);
        if (!(first.rule() instanceof Rule.GeneratedAs)) {
            return text;
        }
        Token word = table.code(first.span()).get(0);
        if (!word.is("GENERATED")) {
            return text;
        }
        Span always = table.code(first.span()).get(1).span();
        return table.text((type.isEmpty() ? word.span() : type).extendTo(always));
    }

    /**
     * Works like {@code sqlite3DequoteToken}: only a text without further quotes loses its first and last character.
     */
    private static String unquote(String type) {
        if (type.length() < 3 || !isQuote(type.charAt(0))) {
            return type;
        }
        String inside = type.substring(1, type.length() - 1);
        return inside.chars().anyMatch(c -> isQuote((char) c)) ? type : inside;
    }

    /** Works like {@code sqlite3Dequote}: the text after a quoted beginning is lost. */
    private static String unquoteBeginning(String type) {
        if (type.isEmpty() || !isQuote(type.charAt(0))) {
            return type;
        }
        char close = type.charAt(0) == '[' ? ']' : type.charAt(0);
        StringBuilder name = new StringBuilder();
        for (int i = 1; i < type.length(); i++) {
            char c = type.charAt(i);
            if (c == close && (i + 1 == type.length() || type.charAt(++i) != close)) {
                break;
            }
            name.append(c);
        }
        return name.toString();
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`' || c == '[';
    }
}
