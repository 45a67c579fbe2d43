package dev.limbeck.hibernate.scan;

import java.util.Set;
import java.util.TreeSet;
import org.hibernate.boot.model.naming.Identifier;
import org.hibernate.boot.model.relational.Namespace;
import org.hibernate.boot.model.relational.Sequence;
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
