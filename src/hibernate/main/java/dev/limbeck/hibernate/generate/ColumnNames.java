package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares sets of column names by the rules of their table, and finds columns by name. */
final class ColumnNames {
    private ColumnNames() {}

    /** {@return the key of the column: two names denote the same column of the table if their keys are equal} */
    static String key(Table table, String column) {
        return table.names().others().key(column);
    }

    /** {@return the keys of the columns} */
    static Set<String> keys(Table table, List<String> columns) {
        return columns.stream().map(column -> key(table, column)).collect(Collectors.toSet());
    }

    /** {@return whether both lists have the same columns in any order} */
    static boolean sameSet(Table table, List<String> one, List<String> other) {
        return one.size() == other.size() && keys(table, one).equals(keys(table, other));
    }

    /** {@return whether the list contains the column} */
    static boolean contains(Table table, List<String> columns, String wanted) {
        return columns.stream().anyMatch(column -> table.names().others().same(column, wanted));
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
