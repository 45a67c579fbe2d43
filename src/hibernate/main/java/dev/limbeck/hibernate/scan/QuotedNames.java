package dev.limbeck.hibernate.scan;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Finds the names that the mapping quotes. Without quotes, a database that folds names would store them differently; a
 * database that ignores case does not show which names are quoted. A name that is also used unquoted is left out.
 */
final class QuotedNames {
    private final MappingModel mapping;
    private final Set<String> quoted = new TreeSet<>();
    private final Set<String> plain = new TreeSet<>();

    QuotedNames(MappingModel mapping) {
        this.mapping = mapping;
    }

    /** {@return the quoted names that contain upper-case letters} */
    Set<String> read() {
        for (Namespace namespace : mapping.metadata().getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                add(table.getName(), table.isQuoted());
                table.getColumns().forEach(column -> add(column.getName(), column.isQuoted()));
                table.getUniqueKeys().values().forEach(key -> add(key.getName()));
                table.getIndexes().values().forEach(index -> add(index.getName()));
                HibernateCalls.foreignKeys(table).forEach(key -> add(key.getName()));
            }
            for (Sequence sequence : namespace.getSequences()) {
                Identifier name = sequence.getName().getObjectName();
                add(name.getText(), name.isQuoted());
            }
        }
        quoted.removeAll(plain);
        return quoted;
    }

    /**
     * Warns of names that are reserved words of the database. Limbeck quotes every name, so it can create such a table;
     * the queries of Hibernate then fail.
     */
    void warnOfReserved(Predicate<String> reserved) {
        for (Namespace namespace : mapping.metadata().getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                if (!table.isPhysicalTable()) {
                    continue; // Only its subclasses have tables.
                }
                if (!table.isQuoted() && reserved.test(table.getName())) {
                    warn(
                            mapping.owners().describe(table) + ": the table name " + table.getName(),
                            "@Table",
                            table.getName());
                }
                for (Column column : table.getColumns()) {
                    if (!column.isQuoted() && reserved.test(column.getName())) {
                        warn(
                                mapping.owners().describe(table, column) + ": the column name",
                                "@Column",
                                column.getName());
                    }
                }
            }
        }
    }

    private void warn(String name, String annotation, String word) {
        mapping.warnings()
                .add(name + " is a reserved word of " + mapping.target().product()
                        + ", which Hibernate does not quote, so"
                        + " its queries fail. Write " + annotation + "(name = \"`" + word
                        + "`\"), or set hibernate.auto_quote_keyword to true.");
    }

    private void add(@Nullable String name) {
        String unquoted = SqlTokens.unquotedName(name);
        if (unquoted != null) {
            add(unquoted, !unquoted.equals(name));
        }
    }

    private void add(String name, boolean inQuotes) {
        boolean folded = name.chars().noneMatch(letter -> letter >= 'A' && letter <= 'Z');
        if (!folded) {
            (inQuotes ? quoted : plain).add(name);
        }
    }
}
