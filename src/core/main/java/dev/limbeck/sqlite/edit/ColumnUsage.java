package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.TableName;
import dev.limbeck.sqlite.catalog.ContentTable;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.ddl.Clause;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.TextSearch;
import dev.limbeck.sqlite.ddl.VirtualTableText;
import dev.limbeck.sqlite.sameness.PlacedClause;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of tables and indexes that depend on a column. SQLite itself checks whether triggers and views use a
 * dropped column.
 */
final class ColumnUsage {
    private final String column;
    private final List<String> found = new ArrayList<>();
    private final List<String> advice = new ArrayList<>();

    private ColumnUsage(String column) {
        this.column = column;
    }

    /**
     * Rejects dropping a column that another part of the schema needs. Clauses of the column's own definition are
     * ignored, because they are dropped with the column.
     *
     * @throws UnsupportedChange if another part of the schema needs the column
     */
    static void refuseIfUsed(Draft draft, String column) {
        ColumnUsage uses = new ColumnUsage(column);
        uses.inTable(draft.text());
        for (SchemaRow index : draft.indexes()) {
            if (new ColumnRename(column, column).affects(IndexText.parse(index.sql()))) {
                uses.found.add("index " + index.name());
            }
        }
        if (!uses.found.isEmpty()) {
            uses.advice.add("First drop the parts of " + draft.table() + " that need the column, in the same batch.");
        }
        uses.inbound(draft);
        uses.content(draft);
        if (!uses.found.isEmpty()) {
            throw new UnsupportedChange("Column " + column + " of " + draft.table()
                    + " cannot be dropped: it is needed by " + String.join(", ", uses.found) + ". "
                    + String.join(" ", uses.advice));
        }
    }

    /** Adds the virtual tables that read the column by its name, as a full-text index with external content does. */
    private void content(Draft draft) {
        draft.catalog().rows().stream()
                .filter(one -> one.isType("table") && VirtualTableText.matches(one.sql()))
                .filter(one -> ContentTable.reads(one, draft.table().name(), column))
                .forEach(one -> {
                    found.add("virtual table " + one.name());
                    advice.add("Drop virtual table " + one.name()
                            + " with op.execute before this batch, and create it again afterwards.");
                });
    }

    private void inTable(TableText table) {
        PlacedClause.findAll(table)
                .filter(placed -> placed.column() == null || !isColumn(placed.column()) || isKey(placed))
                .filter(placed -> new ColumnRename(column, column).affects(table, placed))
                .map(placed -> describe(table, placed))
                .forEach(found::add);
    }

    private boolean isColumn(ColumnText other) {
        return SqliteNames.areSame(other.name().name(), column);
    }

    private static boolean isKey(PlacedClause placed) {
        return placed.clause().rule() instanceof Rule.Primary;
    }

    private static String describe(TableText table, PlacedClause placed) {
        Clause clause = placed.clause();
        String kind = kind(clause.rule(), placed.column());
        String name = clause.label();
        return name == null ? kind + " " + shorten(table.text(clause.span())) : kind + " " + name;
    }

    private static String kind(Rule rule, @Nullable ColumnText column) {
        if (rule instanceof Rule.Primary) {
            return "primary key";
        }
        if (rule instanceof Rule.Unique) {
            return "unique constraint";
        }
        if (rule instanceof Rule.References) {
            return "foreign key";
        }
        if (rule instanceof Rule.GeneratedAs && column != null) {
            return "generated column " + column.name().name();
        }
        return "check";
    }

    private static String shorten(String words) {
        String line = words.replaceAll("\\s+", " ");
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }

    private void inbound(Draft draft) {
        TableName table = draft.table();
        for (SchemaRow other : draft.otherTables()) {
            if (!TextSearch.mayRefer(other.sql(), table.name())) {
                continue;
            }
            TableText text = TableText.parse(other.sql());
            List<String> keys = PlacedClause.findAll(text)
                    .filter(placed -> placed.clause().rule() instanceof Rule.References rule
                            && SqliteNames.areSame(rule.table().name(), table.name())
                            && rule.referenced().stream().anyMatch(token -> SqliteNames.areSame(token.name(), column)))
                    .map(placed -> "foreign key of " + other.name() + " "
                            + (placed.clause().label() == null
                                    ? shorten(text.text(placed.clause().span()))
                                    : placed.clause().label()))
                    .toList();
            found.addAll(keys);
            if (!keys.isEmpty()) {
                advice.add("Drop the foreign key in a batch on " + other.name() + " that comes before this one.");
            }
        }
    }
}
