package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.SqliteNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a schema with an index, which is created when it is needed. */
final class IndexedRows {
    private final List<SchemaRow> rows;
    private @Nullable RowIndex index;

    /** Copies the rows, which are in the order of creation. */
    IndexedRows(List<SchemaRow> rows) {
        this.rows = List.copyOf(rows);
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

    /** Returns the index, which is going to be changed. If it is needed here again, another one is created. */
    private synchronized RowIndex handOver() {
        RowIndex known = index();
        index = null;
        return known;
    }

    /**
     * {@return these rows with the given ones: a table that exists gets its new row, all other rows are added at the
     * end}
     */
    IndexedRows with(List<SchemaRow> changed) {
        RowIndex mine = handOver();
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
        List<SchemaRow> all = new ArrayList<>(rows.size() + added.size());
        all.addAll(rows);
        replaced.forEach((old, now) -> all.set(positionOf(old), now));
        all.addAll(added);
        mine.change(replaced, added);
        IndexedRows result = new IndexedRows(all);
        synchronized (result) {
            result.index = mine;
        }
        return result;
    }

    /** Compares references: the index holds the rows of the list themselves. */
    @SuppressWarnings("ReferenceEquality")
    private int positionOf(SchemaRow row) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == row) {
                return i;
            }
        }
        throw new IllegalStateException("The index has a row that the schema does not have: " + row);
    }
}
