package dev.limbeck.compare;

import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Finds tables that are similar to a given table. An index from columns to tables limits the search to tables that have
 * at least one column in common.
 */
final class SimilarTables {
    private final List<Table> tables;
    private final Function<Column, String> key;
    private final Map<String, List<Integer>> tablesByColumn = new HashMap<>();

    /** Indexes the given tables; columns with equal keys count as the same column. */
    SimilarTables(List<Table> tables, Function<Column, String> key) {
        this.tables = tables;
        this.key = key;
        for (int i = 0; i < tables.size(); i++) {
            for (Column column : tables.get(i).columns()) {
                tablesByColumn
                        .computeIfAbsent(key.apply(column), name -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /** A table and the number of columns that it shares with the given table. */
    private record Shared(Table table, int columns) {}

    /** {@return the tables that share at least half of the columns of the larger table, most similar first} */
    List<Table> find(Table other) {
        int[] shared = new int[tables.size()];
        for (Column column : other.columns()) {
            for (int index : tablesByColumn.getOrDefault(key.apply(column), List.of())) {
                shared[index]++;
            }
        }
        List<Shared> similar = new ArrayList<>();
        for (int i = 0; i < shared.length; i++) {
            Table table = tables.get(i);
            int larger = Math.max(other.columns().size(), table.columns().size());
            if (shared[i] > 0 && shared[i] * 2 >= larger) {
                similar.add(new Shared(table, shared[i]));
            }
        }
        similar.sort(Comparator.comparing((Shared one) -> -one.columns())
                .thenComparing(one -> one.table().name()));
        return similar.stream().map(Shared::table).toList();
    }
}
