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
        if (mapping.sqlite() && definition.saysNoType()) {
            return SqlType.NONE;
        }
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
        Column own = mapping.definition(column) == null ? column : undefined(column);
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

    /** {@return the column as it were without its {@code columnDefinition}, which cannot be taken away} */
    private static Column undefined(Column column) {
        Column plain = new Column(column.getQuotedName());
        plain.setValue(column.getValue());
        plain.setTypeIndex(column.getTypeIndex());
        plain.setLength(column.getLength());
        plain.setPrecision(column.getPrecision());
        plain.setScale(column.getScale());
        return plain;
    }
}
