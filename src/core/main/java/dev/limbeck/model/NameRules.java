package dev.limbeck.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

    /** The kinds of names in a schema. */
    public enum Kind {
        /** The name of a schema. */
        SCHEMA,
        /** The name of a table, view, sequence or trigger. */
        TABLE,
        /** The name of a column. */
        COLUMN,
        /** The name of a constraint or index. */
        OTHER
    }

    /**
     * Identifies a name.
     *
     * @param kind the kind
     * @param table the stored name of the table to which a column, a constraint or an index belongs, or of the table
     *     itself; null if it is unknown, and for a schema
     * @param name the stored name
     */
    public record Key(Kind kind, @Nullable TableName table, String name) {
        /** {@return the key of the name of a table, view or sequence} */
        public static Key of(TableName table) {
            return new Key(Kind.TABLE, table, table.name());
        }
    }

    /**
     * The forms of names in a revision file, as the entities or earlier revisions write them. The database may store
     * other names: PostgreSQL stores {@code Order_Item} in lower case, and SQLite does not store whether it was quoted.
     *
     * @param written the written form of each known name: the name itself, or its exact form
     */
    public record Forms(Map<Key, String> written) {
        /** No forms. */
        public static final Forms NONE = new Forms(Map.of());

        /** Copies the map. */
        public Forms {
            written = Map.copyOf(written);
        }

        /** {@return these forms, and the given forms of the other names} */
        public Forms and(Forms others) {
            Map<Key, String> all = new HashMap<>(others.written);
            all.putAll(written);
            return new Forms(all);
        }
    }

    /** Copies the set. */
    public NameRules {
        quoted = Set.copyOf(quoted);
    }

    /** Creates the rules for tables and for all other names. */
    public NameRules(NameRule tables, NameRule others) {
        this(tables, others, Set.of());
    }

    /**
     * Equivalent to the implicit method of a record, but faster, which matters because the rules of every table are
     * compared.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof NameRules same
                        && tables == same.tables
                        && others == same.others
                        && quoted.equals(same.quoted));
    }

    @Override
    public int hashCode() {
        return Objects.hash(tables, others, quoted);
    }

    /** {@return these rules with the given names, which a revision file always contains in their exact form} */
    public NameRules withQuoted(Set<String> names) {
        return new NameRules(tables, others, names);
    }

    /** {@return the same rule for all names} */
    public static NameRules of(NameRule rule) {
        return new NameRules(rule, rule);
    }

    /** {@return whether both names refer to the same table, view, sequence or trigger} */
    public boolean same(TableName one, TableName other) {
        return tables.same(one.name(), other.name()) && sameSchema(one.schema(), other.schema());
    }

    private boolean sameSchema(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return tables.same(one, other);
    }

    /** {@return whether the text is the column's name, qualified by the name of its table: {@code table.column}} */
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
