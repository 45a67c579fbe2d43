package dev.limbeck.mariadb.ddl;

import dev.limbeck.mariadb.read.ImplicitIndexes;
import dev.limbeck.mariadb.syntax.MariadbSyntax;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The indexes that the foreign keys of a table need. The server refuses to drop the last index for a foreign key, so
 * another one is added first.
 *
 * @param table the table before the index is dropped
 * @param definitions the table's definition as the server printed it, which includes the indexes of foreign keys
 */
record KeyIndexes(Table table, List<String> definitions) {
    private static final MariadbSyntax SYNTAX = new MariadbSyntax();

    /** {@return the columns of an index; an expression in the index is represented by a name that no column has} */
    static List<String> columns(Index index) {
        return index.parts().stream().map(part -> String.valueOf(part.column())).toList();
    }

    /** {@return the clauses that add indexes for the foreign keys for which the given index is the only one} */
    List<String> replacing(String name, List<String> columns) {
        List<String> clauses = new ArrayList<>();
        for (ForeignKey key : table.foreignKeys()) {
            String own = Objects.requireNonNull(key.name());
            boolean serves = starts(columns, key.columns()) && !own.equals(name);
            boolean hasOwn = definitions.stream()
                    .anyMatch(sql -> ImplicitIndexes.find(sql, key).isPresent());
            if (serves && !hasOwn && others(name).values().stream().noneMatch(other -> starts(other, key.columns()))) {
                clauses.add("ADD INDEX " + SYNTAX.quote(own) + " " + SYNTAX.list(key.columns()));
            }
        }
        return clauses;
    }

    /** Returns the columns of the other indexes, by index name. */
    private Map<String, List<String>> others(String name) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Index index : table.indexes()) {
            found.put(index.name(), columns(index));
        }
        for (UniqueConstraint unique : table.uniqueConstraints()) {
            found.put(String.valueOf(unique.name()), unique.columns());
        }
        PrimaryKey primary = table.primaryKey();
        if (primary != null) {
            found.put("PRIMARY", primary.columns());
        }
        found.remove(name);
        return found;
    }

    /** {@return whether the index begins with the columns of the key} */
    static boolean starts(List<String> columns, List<String> key) {
        if (columns.size() < key.size()) {
            return false;
        }
        for (int i = 0; i < key.size(); i++) {
            if (!NameRule.ASCII_INSENSITIVE.same(columns.get(i), key.get(i))) {
                return false;
            }
        }
        return true;
    }
}
