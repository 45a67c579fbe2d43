package dev.limbeck.sqlite.ddl;

import dev.limbeck.model.Identity;
import dev.limbeck.model.PrimaryKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The primary key of a table as its text declares it.
 *
 * @param clause the clause that declares the key
 * @param key the key in the model
 * @param rowidAlias whether the only column of the key is an alias of the rowid (sqlite.org/lang_createtable.html, 5)
 */
public record KeyText(Clause clause, PrimaryKey key, boolean rowidAlias) {

    /** {@return the primary key of the given table, or null if it has none} */
    public static @Nullable KeyText of(TableText table) {
        for (ColumnText column : table.columns()) {
            for (Clause clause : column.clauses()) {
                if (clause.rule() instanceof Rule.Primary primary) {
                    boolean descending =
                            primary.order() != null && primary.order().is("DESC");
                    return of(table, clause, List.of(column.name().name()), !descending);
                }
            }
        }
        for (Clause clause : table.constraints()) {
            if (clause.rule() instanceof Rule.Primary primary) {
                return of(table, clause, columns(table, primary.parts()), true);
            }
        }
        return null;
    }

    /**
     * Reads a key. A DESC after a column's PRIMARY KEY prevents the column from being an alias of the rowid; a DESC
     * inside a table's PRIMARY KEY(…) does not.
     */
    private static KeyText of(TableText table, Clause clause, List<String> columns, boolean ascending) {
        boolean alias = ascending
                && !table.options().withoutRowid()
                && columns.size() == 1
                && table.column(columns.get(0))
                        .filter(column -> DeclaredType.isInteger(table, column))
                        .isPresent();
        return new KeyText(clause, new PrimaryKey(clause.label(), columns), alias);
    }

    /** {@return the names of the columns in the spelling of the column definitions} */
    public static List<String> columns(TableText table, List<KeyPart> parts) {
        List<String> columns = new ArrayList<>(parts.size());
        for (KeyPart part : parts) {
            columns.add(
                    part.column() == null
                            ? table.text(part.expression())
                            : table.declaredName(part.column().name()));
        }
        return columns;
    }

    /** {@return how SQLite generates the values of the given column, or null if it does not generate them} */
    @Nullable
    public Identity identity(String column) {
        if (!rowidAlias || !has(column)) {
            return null;
        }
        return ((Rule.Primary) clause.rule()).autoincrement() == null ? Identity.PLAIN : Identity.AUTOINCREMENT;
    }

    /** {@return whether the column is part of the key} */
    public boolean has(String column) {
        for (String one : key.columns()) {
            if (SqliteNames.areSame(one, column)) {
                return true;
            }
        }
        return false;
    }
}
