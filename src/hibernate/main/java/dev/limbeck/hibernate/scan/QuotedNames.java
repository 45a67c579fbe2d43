package dev.limbeck.hibernate.scan;

import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.TableName;
import java.util.HashMap;
import java.util.Map;
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
 * Finds the names that the mapping quotes, and the form of each name in a revision file. Without quotes, a database that folds names would store them differently; a
 * database that ignores case does not show which names are quoted. A name that is also used unquoted is left out.
 */
final class QuotedNames {
    private final MappingModel mapping;
    private final TableNames tableNames;
    private final Set<String> quoted = new TreeSet<>();
    private final Set<String> plain = new TreeSet<>();
    private final Map<NameRules.Key, String> forms = new HashMap<>();

    QuotedNames(MappingModel mapping, TableNames tableNames) {
        this.mapping = mapping;
        this.tableNames = tableNames;
    }

    /** {@return the given words, to which the names are added} */
    SchemaWords addTo(SchemaWords words) {
        for (Namespace namespace : mapping.metadata().getDatabase().getNamespaces()) {
            for (Table table : namespace.getTables()) {
                if (table.isPhysicalTable()) {
                    add(table);
                }
            }
            for (Sequence sequence : namespace.getSequences()) {
                Identifier name = sequence.getName().getObjectName();
                add(NameRules.Key.of(tableNames.sequence(sequence).name()), name.getText(), name.isQuoted());
            }
        }
        quoted.removeAll(plain);
        return words.withQuotedNames(quoted).withForms(new NameRules.Forms(forms));
    }

    private void add(Table table) {
        TableName name = tableNames.tableName(table);
        String schema = name.schema();
        Identifier mapped = table.getSchemaIdentifier();
        if (schema != null && mapped != null) {
            addForm(new NameRules.Key(NameRules.Kind.SCHEMA, null, schema), mapped.getText(), mapped.isQuoted());
        }
        add(NameRules.Key.of(name), table.getName(), table.isQuoted());
        for (Column column : table.getColumns()) {
            NameRules.Key key = new NameRules.Key(NameRules.Kind.COLUMN, name, mapping.name(column));
            add(key, column.getName(), column.isQuoted());
            add(name, column.getUniqueKeyName());
            column.getCheckConstraints().forEach(check -> add(name, check.getName()));
        }
        table.getUniqueKeys().values().forEach(key -> add(name, key.getName()));
        table.getIndexes().values().forEach(index -> add(name, index.getName()));
        table.getChecks().forEach(check -> add(name, check.getName()));
        HibernateCalls.foreignKeys(table).forEach(key -> add(name, key.getName()));
        if (table.getPrimaryKey() != null) {
            add(name, table.getPrimaryKey().getName());
        }
    }

    /**
     * Warns of names that are reserved words of the database. Limbeck quotes every name, so it can create such a table,
     * but Hibernate's queries then fail.
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
                .add(name + " is a reserved word in " + mapping.target().product()
                        + "; Hibernate does not quote it, so"
                        + " its queries fail. Write " + annotation + "(name = \"`" + word
                        + "`\"), or set hibernate.auto_quote_keyword to true.");
    }

    private void add(TableName table, @Nullable String name) {
        String unquoted = SqlTokens.unquotedName(name);
        String stored = mapping.constraintName(name);
        if (unquoted != null && stored != null) {
            add(new NameRules.Key(NameRules.Kind.OTHER, table, stored), unquoted, !unquoted.equals(name));
        }
    }

    private void add(NameRules.Key key, String name, boolean inQuotes) {
        addForm(key, name, inQuotes);
        if (!isFolded(name)) {
            (inQuotes ? quoted : plain).add(name);
        }
    }

    /**
     * Adds the form of the name. A name without upper-case letters has no special form, because every database that
     * folds names to lower case stores it in the same way with or without quotes.
     */
    private void addForm(NameRules.Key key, String name, boolean inQuotes) {
        if (!isFolded(name)) {
            forms.put(key, inQuotes || NameRule.isExact(name) ? NameRule.exact(name) : name);
        }
    }

    private static boolean isFolded(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) >= 'A' && name.charAt(i) <= 'Z') {
                return false;
            }
        }
        return true;
    }
}
