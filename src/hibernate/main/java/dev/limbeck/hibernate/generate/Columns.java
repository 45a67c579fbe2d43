package dev.limbeck.hibernate.generate;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Questions about sets of column names, which are compared without regard to case. */
final class Columns {
    private Columns() {}

    static Set<String> folded(List<String> columns) {
        return columns.stream().map(CaseFolding::fold).collect(Collectors.toSet());
    }

    static boolean sameSet(List<String> one, List<String> other) {
        return one.size() == other.size() && folded(one).equals(folded(other));
    }

    static boolean contains(List<String> columns, String wanted) {
        return columns.stream().anyMatch(column -> CaseFolding.same(column, wanted));
    }

    /** {@return the table's column of that name} */
    static Column of(Table table, String name) {
        return table.column(name).orElseThrow();
    }

    /** {@return the primary key's columns, as the table declares them; none without a key} */
    static List<String> key(Table table) {
        return table.primaryKey() == null
                ? List.of()
                : table.primaryKey().columns().stream()
                        .map(name -> table.column(name).map(Column::name).orElse(name))
                        .toList();
    }
}
