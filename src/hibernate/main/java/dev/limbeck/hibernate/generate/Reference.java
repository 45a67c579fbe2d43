package dev.limbeck.hibernate.generate;

import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import java.util.List;

/**
 * A foreign key between two tables that are entities, or from an association table.
 *
 * @param source the table it stands on
 * @param key the foreign key
 * @param target the table it refers to
 * @param columns its columns, as the source declares them
 * @param referenced the columns they refer to, as the target declares them
 * @param unique whether each row of the target has one of the source at most
 */
record Reference(
        Table source, ForeignKey key, Table target, List<String> columns, List<String> referenced, boolean unique) {
    Reference {
        columns = List.copyOf(columns);
        referenced = List.copyOf(referenced);
    }

    /** {@return whether it leads to the table that it stands on} */
    boolean self() {
        return source.name().sameAs(target.name());
    }

    /** {@return whether it refers to the whole primary key} */
    boolean toPrimaryKey() {
        return target.primaryKey() != null
                && Columns.sameSet(referenced, target.primaryKey().columns());
    }
}
