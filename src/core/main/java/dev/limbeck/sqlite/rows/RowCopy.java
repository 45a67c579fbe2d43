package dev.limbeck.sqlite.rows;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.sqlite.catalog.Sql;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.edit.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the statements that copy the rows from the old table into the new table. Each column, and the rowid, is filled
 * from an expression. If the old table cannot be renamed, or if an expression reads the old table by its name, the new
 * values are first collected in a holder table.
 */
public final class RowCopy {
    private final Draft draft;
    private final @Nullable String rowid;
    private final List<String> columns = new ArrayList<>();
    private final List<String> expressions = new ArrayList<>();

    /**
     * Determines the columns and their expressions from the given draft.
     *
     * @throws UnsupportedChange if only generated columns would remain
     */
    public RowCopy(Draft draft) {
        this.draft = draft;
        String rowid = rowid(draft.text());
        String oldRowid = oldRowid(draft.originalText());
        this.rowid = oldRowid == null ? null : rowid;
        if (rowid != null && oldRowid != null) {
            columns.add(rowid);
            expressions.add(oldRowid);
        }
        String numbered = numbered(draft.text());
        for (ColumnText column : draft.text().columns()) {
            String name = column.name().name();
            Optional<String> source = draft.valueExpression(name);
            if (source.isEmpty() && SqliteNames.areSame(name, numbered) && oldRowid != null) {
                source = Optional.of(oldRowid);
            }
            if (source.isPresent()
                    && column.clauses(Rule.GeneratedAs.class).findAny().isEmpty()) {
                columns.add(SqliteNames.spell(name));
                expressions.add(source.get());
            }
        }
        if (columns.isEmpty()) {
            copyRowsOfDefaults(draft.text());
        }
    }

    /**
     * Handles the case that no old column is kept and there is no rowid to copy. For each old row, a row of default
     * values is added to the new table.
     */
    private void copyRowsOfDefaults(TableText table) {
        ColumnText first = table.columns().stream()
                .filter(column ->
                        column.clauses(Rule.GeneratedAs.class).findAny().isEmpty())
                .findFirst()
                .orElseThrow(() ->
                        new UnsupportedChange("Table " + table.name().name() + " would have only generated columns."));
        columns.add(SqliteNames.spell(first.name().name()));
        expressions.add(first.rule(Rule.Default.class)
                .map(value -> table.text(value.expression()))
                .orElse("NULL"));
    }

    /**
     * {@return the column that is an alias of the table's rowid, or an empty name; if this column is new, its values
     * are the rowids of the rows}
     */
    private static String numbered(TableText table) {
        KeyText key = KeyText.of(table);
        return key != null && key.rowidAlias() ? key.key().columns().get(0) : "";
    }

    /** {@return the statement that fills the new table from the renamed old table} */
    public String insert(String oldName) {
        String table = draft.table().name();
        return "INSERT OR ABORT INTO " + Sql.mainName(table) + " (" + String.join(", ", columns) + ")\nSELECT "
                + String.join(", ", expressions) + "\nFROM " + Sql.mainName(oldName) + " AS "
                + SqliteNames.spell(table);
    }

    /** {@return the statement that copies the old rows in their stored form; see {@link RowTransfer}} */
    public String transfer(String oldName) {
        return "INSERT OR ABORT INTO " + Sql.mainName(draft.table().name()) + "\nSELECT *\nFROM "
                + Sql.mainName(oldName);
    }

    /**
     * {@return a guard that detects changed rowids; these would mean that SQLite unexpectedly copied the rows one by
     * one}
     */
    public Optional<Guard> rowidsDiffer(String oldName) {
        String before = oldRowid(draft.originalText());
        String after = oldRowid(draft.text());
        if (before == null || after == null) {
            return Optional.empty();
        }
        String table = draft.table().name();
        return Optional.of(new Guard(
                "SELECT 'rowids' WHERE (SELECT min(" + before + ") FROM " + Sql.mainName(oldName)
                        + ") IS NOT (SELECT min("
                        + after + ") FROM " + Sql.mainName(table) + ") OR (SELECT max(" + before + ") FROM "
                        + Sql.mainName(oldName) + ") IS NOT (SELECT max(" + after + ") FROM " + Sql.mainName(table)
                        + ")",
                "the rows of " + table + " would have different rowids",
                "Switch PRAGMA count_changes off on this connection, and please report this."));
    }

    /**
     * {@return the statement that creates the holder table; its columns have no types or constraints, so it stores each
     * value unchanged}
     */
    public String createHolder(String name) {
        List<String> held =
                columns.stream().filter(column -> !column.equals(rowid)).toList();
        return "CREATE TABLE " + Sql.mainName(name) + " (" + (held.isEmpty() ? "\"limbeck\"" : String.join(", ", held))
                + ")";
    }

    /**
     * {@return the statement that computes the new values from the old table, which still has its original name and
     * types}
     */
    public String fillHolder(String name) {
        return "INSERT INTO " + Sql.mainName(name) + " (" + String.join(", ", columns) + ")\nSELECT "
                + String.join(", ", expressions) + "\nFROM "
                + Sql.mainName(draft.table().name()) + " AS "
                + SqliteNames.spell(draft.table().name());
    }

    /** {@return the statement that fills the new table from the holder table} */
    public String insertHeld(String name) {
        String names = String.join(", ", columns);
        return "INSERT OR ABORT INTO " + Sql.mainName(draft.table().name()) + " (" + names + ")\nSELECT " + names
                + "\nFROM " + Sql.mainName(name);
    }

    /**
     * {@return a name by which a statement can write the rowid of the new table, or null if a column is an alias of the
     * rowid or the table has no rowid}
     */
    private static @Nullable String rowid(TableText table) {
        KeyText key = KeyText.of(table);
        boolean hasOwn = !table.options().withoutRowid() && (key == null || !key.rowidAlias());
        return hasOwn ? freeName(table) : null;
    }

    /** {@return the expression for the old table's rowid, or null if no name refers to the rowid} */
    private static @Nullable String oldRowid(TableText table) {
        if (table.options().withoutRowid()) {
            return null;
        }
        KeyText key = KeyText.of(table);
        return key != null && key.rowidAlias()
                ? SqliteNames.spell(key.key().columns().get(0))
                : freeName(table);
    }

    private static @Nullable String freeName(TableText table) {
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(name -> table.column(name).isEmpty())
                .findFirst()
                .orElse(null);
    }

    /**
     * {@return the expression that identifies a row of the old table in messages: its primary key, otherwise its rowid}
     */
    public static String keyExpression(TableText table) {
        KeyText key = KeyText.of(table);
        if (key != null) {
            return key.key().columns().stream()
                    .map(SqliteNames::spell)
                    .reduce((one, other) -> one + " || ', ' || " + other)
                    .orElse("NULL");
        }
        String rowid = oldRowid(table);
        return rowid == null ? SqliteNames.spell(table.columns().get(0).name().name()) : rowid;
    }
}
