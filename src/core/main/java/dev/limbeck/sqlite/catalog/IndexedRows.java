package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.SqliteNames;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a schema, and a lookup index of them, which is created when it is first needed. */
final class IndexedRows {
    private final List<SchemaRow> rows;
    private @Nullable RowIndex index;

    /** Copies the rows, which are in the order of creation. */
    IndexedRows(List<SchemaRow> rows) {
        this(List.copyOf(rows), null);
    }

    private IndexedRows(List<SchemaRow> rows, @Nullable RowIndex index) {
        this.rows = rows;
        this.index = index;
    }

    /** {@return the rows, in the order of creation} */
    List<SchemaRow> rows() {
        return rows;
    }

    /** {@return the index of the rows} */
    synchronized RowIndex index() {
        RowIndex known = index;
        if (known == null) {
            known = new RowIndex(rows);
            index = known;
        }
        return known;
    }

    /**
     * Returns the index for a caller that is going to change it. If these rows need an index again, a new one is
     * created.
     */
    private synchronized RowIndex handOver() {
        RowIndex known = index();
        index = null;
        return known;
    }

    /**
     * {@return a combination of these rows and the given rows: the new row of an existing table replaces the old row,
     * and all other new rows are added at the end}
     *
     * @param dropped the folded names of the tables whose rows are removed first, together with the rows of their
     *     indexes
     */
    IndexedRows with(List<SchemaRow> changed, Set<String> dropped) {
        RowIndex mine = handOver();
        List<SchemaRow> all = new ArrayList<>(rows);
        dropped.forEach(table -> mine.remove(table).forEach(row -> all.remove(positionOf(row, all))));
        Map<String, SchemaRow> tables = new LinkedHashMap<>();
        changed.stream()
                .filter(one -> one.isType("table"))
                .forEach(one -> tables.put(SqliteNames.fold(one.name()), one));
        Map<SchemaRow, SchemaRow> replaced = new HashMap<>();
        tables.forEach((name, now) -> {
            SchemaRow old = mine.find("table", name);
            if (old != null) {
                replaced.put(old, now);
            }
        });
        List<SchemaRow> added =
                changed.stream().filter(one -> !replaced.containsValue(one)).toList();
        replaced.forEach((old, now) -> all.set(positionOf(old, all), now));
        all.addAll(added);
        mine.change(replaced, added);
        return new IndexedRows(Collections.unmodifiableList(all), mine);
    }

    /**
     * Compares by reference, because the index holds the same row objects as the list. Most changes affect recently
     * created tables.
     */
    @SuppressWarnings("ReferenceEquality")
    private static int positionOf(SchemaRow row, List<SchemaRow> rows) {
        for (int i = rows.size() - 1; i >= 0; i--) {
            if (rows.get(i) == row) {
                return i;
            }
        }
        throw new IllegalStateException("The index has a row that the schema does not have: " + row);
    }
}
