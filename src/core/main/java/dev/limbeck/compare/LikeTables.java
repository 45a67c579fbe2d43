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
 * Tables that are looked up by what they have in common with another one. Each column says which tables have it, so that a
 * table is compared with those alone that share some.
 */
final class LikeTables {
    private final List<Table> tables;
    private final Function<Column, String> key;
    private final Map<String, List<Integer>> having = new HashMap<>();

    /** These tables, whose columns are the same when their keys are. */
    LikeTables(List<Table> tables, Function<Column, String> key) {
        this.tables = tables;
        this.key = key;
        for (int i = 0; i < tables.size(); i++) {
            for (Column column : tables.get(i).columns()) {
                having.computeIfAbsent(key.apply(column), name -> new ArrayList<>())
                        .add(i);
            }
        }
    }

    /** A table and how many columns it has in common with the one that is asked about. */
    private record Shared(Table table, int columns) {}

    /** {@return those that share at least half of the columns of the one that has more, the most alike first} */
    List<Table> to(Table other) {
        int[] shared = new int[tables.size()];
        for (Column column : other.columns()) {
            for (int place : having.getOrDefault(key.apply(column), List.of())) {
                shared[place]++;
            }
        }
        List<Shared> like = new ArrayList<>();
        for (int i = 0; i < shared.length; i++) {
            Table table = tables.get(i);
            int most = Math.max(other.columns().size(), table.columns().size());
            if (shared[i] > 0 && shared[i] * 2 >= most) {
                like.add(new Shared(table, shared[i]));
            }
        }
        like.sort(Comparator.comparing((Shared one) -> -one.columns())
                .thenComparing(one -> one.table().name()));
        return like.stream().map(Shared::table).toList();
    }
}
