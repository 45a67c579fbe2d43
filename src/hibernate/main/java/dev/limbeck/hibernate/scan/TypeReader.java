package dev.limbeck.hibernate.scan;

import dev.limbeck.model.SqlType;
import dev.limbeck.spi.ModelException;
import org.hibernate.HibernateException;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** Reads the type of a column. */
final class TypeReader {
    private final Mapping mapping;

    TypeReader(Mapping mapping) {
        this.mapping = mapping;
    }

    SqlType read(Table table, Column column, ColumnDefinition definition) {
        if (definition.type().isEmpty()) {
            return mapped(table, column);
        }
        if (!mapping.sqlite() || definition.hasSqliteType()) {
            return SqlType.raw(definition.type());
        }
        SqlType mapped = mapped(table, column);
        mapping.warnings()
                .add(mapping.owners().of(table, column) + ": SQLite has no type \"" + definition.type() + "\"; read as "
                        + mapped + ", which is what the attribute maps to");
        return mapped;
    }

    private SqlType mapped(Table table, Column column) {
        Column own = column;
        if (mapping.definition(column) != null) {
            own = column.clone();
            own.setSqlType(null);
        }
        try {
            return PortableTypes.of(
                    HibernateCalls.jdbcMapping(own, mapping.metadata()),
                    HibernateCalls.size(own, mapping.dialect(), mapping.metadata()),
                    own.getSqlType(mapping.metadata()),
                    mapping.sqlite());
        } catch (HibernateException unknown) {
            throw new ModelException(
                    mapping.owners().of(table, column) + " has a type that "
                            + mapping.dialect().getClass().getSimpleName() + " of " + EntityScanner.provider()
                            + " does not know: " + unknown.getMessage()
                            + ". Give it another @JdbcTypeCode, a converter, or a columnDefinition.",
                    unknown);
        }
    }
}
