package dev.limbeck.hibernate.generate;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares sets of column names, ignoring case, and finds columns by name. */
final class ColumnNames {
    private ColumnNames() {}

    /** {@return the names, folded to one case} */
    static Set<String> folded(List<String> columns) {
        return columns.stream().map(CaseFolding::fold).collect(Collectors.toSet());
    }

    /** {@return whether both lists have the same columns in any order} */
    static boolean sameSet(List<String> one, List<String> other) {
        return one.size() == other.size() && folded(one).equals(folded(other));
    }

    /** {@return whether the list contains the column} */
    static boolean contains(List<String> columns, String wanted) {
        return columns.stream().anyMatch(column -> CaseFolding.same(column, wanted));
    }

    /** {@return the table's column with the given name} */
    static Column find(Table table, String name) {
        return table.column(name).orElseThrow();
    }

    /** {@return the names of the primary key's columns as the table declares them; empty if there is no key} */
    static List<String> primaryKey(Table table) {
        return table.primaryKey() == null
                ? List.of()
                : table.primaryKey().columns().stream()
                        .map(name -> table.column(name).map(Column::name).orElse(name))
                        .toList();
    }
}
