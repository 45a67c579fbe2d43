package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.List;

/**
 * Recognizes virtual tables that read another table by its name, as full-text indexes with external content do
 * (sqlite.org/fts5.html, 4.4).
 */
public final class ContentTable {
    private ContentTable() {}

    /** {@return whether the virtual table uses the given table as its content table} */
    public static boolean reads(SchemaRow virtual, String table) {
        List<Token> code = Tokenizer.code(virtual.sql());
        for (int i = 0; i + 2 < code.size(); i++) {
            if (code.get(i).is("content")
                    && code.get(i + 1).is("=")
                    && SqliteNames.areSame(code.get(i + 2).name(), table)) {
                return true;
            }
        }
        return false;
    }

    /**
     * {@return whether the virtual table uses the given table as its content table and also has a column with the given
     * name}
     */
    public static boolean reads(SchemaRow virtual, String table, String column) {
        return reads(virtual, table)
                && Tokenizer.code(virtual.sql()).stream()
                        .skip(5)
                        .anyMatch(token -> token.isName() && SqliteNames.areSame(token.name(), column));
    }

    /**
     * {@return whether the virtual table uses the given table as its content table and identifies its rows by the given
     * column}
     */
    public static boolean identifiesRowsBy(SchemaRow virtual, String table, String rowid) {
        boolean names = Tokenizer.code(virtual.sql()).stream().anyMatch(token -> token.is("content_rowid"));
        return reads(virtual, table) && (names ? reads(virtual, table, rowid) : rowid.equals("rowid"));
    }
}
