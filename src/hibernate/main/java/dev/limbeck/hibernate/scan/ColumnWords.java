package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.database.MappedType;
import dev.limbeck.model.Column;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Enumeration;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import java.util.Optional;
import org.hibernate.metamodel.mapping.JdbcMapping;

/**
 * Reads the types of columns for which some databases have only a substitute: enumerations, arrays, network addresses.
 */
final class ColumnWords {
    private final MappingModel mapping;

    ColumnWords(MappingModel mapping) {
        this.mapping = mapping;
    }

    /** {@return the type of the column, if it differs from the type that the database stores} */
    Optional<SqlType> read(org.hibernate.mapping.Column mapped, Table table, Column column) {
        if (mapping.definition(mapped) != null) {
            return Optional.empty();
        }
        MappedType type = mapping.type(mapped, mapping.isLob(mapped));
        if (type.isEnum()) {
            return isPlainEnum(mapped, type.mapping()) ? names(table, column) : Optional.empty();
        }
        return mapping.target().word(type, column.type());
    }

    /**
     * Returns whether the column has neither a converter nor an explicit JDBC type, each of which would make it a text
     * column in every database.
     */
    private boolean isPlainEnum(org.hibernate.mapping.Column mapped, JdbcMapping type) {
        return type.getValueConverter() == null && mapping.explicitJdbcType(mapped) == null;
    }

    /**
     * Returns the enumeration with the names that Hibernate lists, since an enum can declare names that differ from the
     * names of its constants.
     */
    private static Optional<SqlType> names(Table table, Column column) {
        if (!(column.type() instanceof SqlType.Portable text)
                || text.name() != TypeName.VARCHAR
                || text.arguments().size() != 1) {
            return Optional.empty();
        }
        return table.checks().stream()
                .filter(check -> check.name() == null)
                .flatMap(check -> ListCheck.parse(check).stream())
                .filter(list -> list.texts() && list.limits(column.name(), table.names()))
                .findFirst()
                .map(list -> new Enumeration(list.values(), text.arguments().get(0)));
    }
}
