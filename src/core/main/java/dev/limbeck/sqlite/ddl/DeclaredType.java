package dev.limbeck.sqlite.ddl;

/**
 * The type of a column as SQLite interprets it. From this type, SQLite derives the column's affinity, and determines
 * whether the column is an alias of the rowid. The type is the declared text, with two exceptions
 * ({@code sqlite3AddColumn} in build.c). GENERATED ALWAYS is first read as part of the type, and is then removed from
 * its end if only white space separates the two words. If the type is a single quoted word, its quotes are removed.
 */
public final class DeclaredType {
    private DeclaredType() {}

    /**
     * {@return the type of the given column of the table, which equals the type that {@code pragma table_xinfo} reports
     * except for case}
     */
    static String read(TableText table, ColumnText column) {
        return unquoteBeginning(token(table, column));
    }

    /** {@return whether a primary key column of this type is an alias of the rowid} */
    public static boolean isInteger(TableText table, ColumnText column) {
        return SqliteNames.areSame(token(table, column), "INTEGER");
    }

    private static String token(TableText table, ColumnText column) {
        String type = asParsed(table, column);
        if (type.length() >= 16 && SqliteNames.fold(type).endsWith("always")) {
            type = type.substring(0, type.length() - 6).stripTrailing();
            if (SqliteNames.fold(type).endsWith("generated")) {
                type = type.substring(0, type.length() - 9).stripTrailing();
            }
        }
        return unquote(type);
    }

    /** Returns the words that the grammar accepts as the type. */
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
     * Works like {@code sqlite3DequoteToken}: the first and last characters are removed only if the text contains no
     * further quotes.
     */
    private static String unquote(String type) {
        if (type.length() < 3 || !isQuote(type.charAt(0))) {
            return type;
        }
        String inside = type.substring(1, type.length() - 1);
        return inside.chars().anyMatch(c -> isQuote((char) c)) ? type : inside;
    }

    /** Works like {@code sqlite3Dequote}: if the text begins with a quoted word, the rest of the text is discarded. */
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
