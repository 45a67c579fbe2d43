package dev.limbeck.hibernate.generate;

import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import java.util.List;

/**
 * A foreign key that can be mapped as an association, or a foreign key of an association table.
 *
 * @param source the table that declares the foreign key
 * @param key the foreign key
 * @param target the referenced table
 * @param columns the referring columns, as the source declares them
 * @param referenced the referenced columns, as the target declares them
 * @param unique whether at most one row of the source refers to each row of the target
 */
record Reference(
        Table source, ForeignKey key, Table target, List<String> columns, List<String> referenced, boolean unique) {
    Reference {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
    }

    /** {@return whether this foreign key refers to its own table} */
    boolean isSelfReference() {
        return source.names().same(source.name(), target.name());
    }

    /** {@return whether some of its columns accept null and others do not, which Hibernate rejects in an association} */
    boolean mixesNullable() {
        return columns.stream()
                        .map(column -> ColumnNames.find(source, column).nullable())
                        .distinct()
                        .count()
                > 1;
    }

    /** {@return whether this foreign key refers to the whole primary key} */
    boolean refersToPrimaryKey() {
        return target.primaryKey() != null
                && ColumnNames.sameSet(target, referenced, target.primaryKey().columns());
    }
}
