package dev.limbeck.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules for names in a database.
 *
 * @param tables the rule for names of schemas, tables, views, sequences and triggers
 * @param others the rule for names of columns, constraints and indexes
 * @param quoted the stored names that a revision file always contains in their exact form, because the model quotes
 *     them: another database might store their plain form differently
 */
public record NameRules(NameRule tables, NameRule others, Set<String> quoted) {
    /** The rules of SQLite, which also apply to a schema that does not specify rules. */
    public static final NameRules ASCII_INSENSITIVE = of(NameRule.ASCII_INSENSITIVE);

    /** Copies the set. */
    public NameRules {
        quoted = Set.copyOf(quoted);
    }

    /** Creates the rules for tables and for all other names. */
    public NameRules(NameRule tables, NameRule others) {
        this(tables, others, Set.of());
    }

    /** {@return these rules with the given names, which a revision file always contains in their exact form} */
    public NameRules withQuoted(Set<String> names) {
        return new NameRules(tables, others, names);
    }

    /** {@return the same rule for all names} */
    public static NameRules of(NameRule rule) {
        return new NameRules(rule, rule);
    }

    /** {@return whether both name the same table, view, sequence or trigger} */
    public boolean same(TableName one, TableName other) {
        return tables.same(one.name(), other.name()) && sameSchema(one.schema(), other.schema());
    }

    private boolean sameSchema(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return tables.same(one, other);
    }

    /** {@return whether the text is the name of the column, qualified by the name of its table: {@code table.column}} */
    public boolean isColumn(String text, TableName table, String column) {
        int length = table.toString().length();
        return text.length() > length
                && text.charAt(length) == '.'
                && tables.same(table.toString(), text.substring(0, length))
                && others.same(column, text.substring(length + 1));
    }

    /** {@return the key of the name: two names are the same if their keys are equal} */
    public TableName key(TableName name) {
        String schema = name.schema();
        return new TableName(schema == null ? null : tables.key(schema), tables.key(name.name()));
    }
}
