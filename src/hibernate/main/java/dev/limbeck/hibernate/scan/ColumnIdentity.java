package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.jspecify.annotations.Nullable;

/**
 * Determines whether the database generates the numbers of a column, according to Hibernate's mapping or the column's
 * definition.
 */
record ColumnIdentity(MappingModel mapping, Table table, Column column, ColumnClauses definition) {
    /** PostgreSQL's types of numbered integer columns. */
    private static final Map<String, TypeName> SERIAL = Map.of(
            "serial", TypeName.INTEGER,
            "serial4", TypeName.INTEGER,
            "smallserial", TypeName.SMALLINT,
            "serial2", TypeName.SMALLINT,
            "bigserial", TypeName.BIGINT,
            "serial8", TypeName.BIGINT);

    /** {@return the integer type of a PostgreSQL serial type, or null for any other type} */
    static @Nullable SqlType serialType(String type) {
        TypeName name = SERIAL.get(type.toLowerCase(Locale.ROOT));
        return name == null ? null : SqlType.of(name);
    }

    /**
     * Returns the declared identity. For SQLite, the identity has no start, increment or mode, because SQLite does not
     * support these.
     */
    private @Nullable Identity declared() {
        Identity declared = definition.identity();
        boolean plain =
                declared == null || declared.neverReuses() || !mapping.target().numbersOnlyKeys();
        return plain ? declared : Identity.PLAIN;
    }

    /**
     * {@return how the database generates the numbers of the column, or null if it does not; adds a warning if SQLite
     * does not support the definition}
     */
    @Nullable
    Identity identity() {
        Identity declared = declared();
        if (declared == null && serialType(definition.type()) != null) {
            declared = Identity.PLAIN;
        }
        if (declared == null || column.isIdentity()) {
            return column.isIdentity() ? Objects.requireNonNullElse(declared, Identity.PLAIN) : null;
        }
        var key = table.getPrimaryKey();
        boolean onlyKey = key != null
                && key.getColumns().size() == 1
                && key.getColumns().get(0).equals(column);
        if (mapping.target().numbersOnlyKeys() && !onlyKey) {
            mapping.warnings()
                    .add(mapping.owners().describe(table, column) + ": \"" + mapping.definition(column)
                            + "\" generates numbers in other databases; SQLite generates them only for a primary"
                            + " key that consists of a single integer column, so this column gets none");
            return null;
        }
        return declared;
    }
}
