package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.database.HibernateVersion;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import dev.limbeck.spi.ModelException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hibernate.HibernateException;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;

/** Reads the types of columns. */
final class TypeReader {
    private static final Set<TypeName> TEXTS = Set.of(
            TypeName.CHAR,
            TypeName.VARCHAR,
            TypeName.NCHAR,
            TypeName.NVARCHAR,
            TypeName.TEXT,
            TypeName.CLOB,
            TypeName.NCLOB,
            TypeName.JSON,
            TypeName.XML);

    /**
     * The declared types whose columns keep text as text: types of text or blob affinity
     * (https://www.sqlite.org/datatype3.html#determination_of_column_affinity), and types whose values never look like
     * numbers (UUIDs, dates, times).
     */
    private static final Pattern KEEPS_TEXT =
            Pattern.compile("(?i)char|clob|text|blob|^(uuid|date|time|datetime|timestamp)\\b");

    private final MappingModel mapping;

    TypeReader(MappingModel mapping) {
        this.mapping = mapping;
    }

    /**
     * {@return the type of the column}
     *
     * @throws ModelException if Hibernate's dialect does not know the type
     */
    SqlType read(Table table, Column column, ColumnClauses definition) {
        if (mapping.target().checksDefinitions() && definition.isUntyped()) {
            return SqlType.Raw.NONE;
        }
        if (definition.type().isEmpty()) {
            return mappedType(table, column);
        }
        SqlType serial = ColumnIdentity.serialType(definition.type());
        if (serial != null) {
            return serial;
        }
        return mapping.target().checksDefinitions()
                ? sqliteType(table, column, definition)
                : SqlType.raw(definition.type());
    }

    private SqlType sqliteType(Table table, Column column, ColumnClauses definition) {
        SqlType mapped = mappedType(table, column);
        if (definition.hasSqliteType()) {
            warnOfNumbers(table, column, definition.type(), mapped);
            return SqlType.raw(definition.type());
        }
        String start = definition.sqliteTypePrefix();
        if (start != null) {
            mapping.warnings()
                    .add(mapping.owners().describe(table, column) + ": \""
                            + definition.type().substring(start.length()).strip()
                            + "\" in its definition is left out");
            return SqlType.raw(start);
        }
        mapping.warnings()
                .add(mapping.owners().describe(table, column) + ": SQLite has no type \"" + definition.type()
                        + "\"; using " + mapped + ", the type of the attribute, instead");
        return mapped;
    }

    /**
     * Warns of text in a column whose type SQLite does not know: such text becomes a number if it looks like a number.
     */
    private void warnOfNumbers(Table table, Column column, String type, SqlType mapped) {
        boolean text = mapped instanceof SqlType.Portable portable && TEXTS.contains(portable.name());
        // ANY in a STRICT table stores values unchanged (sqlite.org/stricttables.html, 3).
        boolean any = type.equalsIgnoreCase("any") && isStrict(table);
        if (text && !any && !KEEPS_TEXT.matcher(type).find()) {
            mapping.warnings()
                    .add(mapping.owners().describe(table, column) + ": SQLite has no type \"" + type
                            + "\" and stores text in this column as a number if it looks like one (\"1.50\" becomes"
                            + " 1.5); a column of type text would keep it as text");
        }
    }

    private static boolean isStrict(Table table) {
        String options = HibernateCalls.options(table);
        return options != null && options.toLowerCase(Locale.ROOT).contains("strict");
    }

    private SqlType mappedType(Table table, Column column) {
        Column own = mapping.definition(column) == null ? column : withoutDefinition(column);
        try {
            return mapping.target().type(mapping.type(own, isStrict(table) || mapping.isLob(column)));
        } catch (HibernateException unknown) {
            throw new ModelException(
                    mapping.owners().describe(table, column) + " has a type that "
                            + mapping.dialect().getClass().getSimpleName() + " of " + HibernateVersion.provider()
                            + " does not support: " + unknown.getMessage()
                            + ". Declare another @JdbcTypeCode, a converter, or a columnDefinition.",
                    unknown);
        }
    }

    /**
     * {@return a copy of the column without its {@code columnDefinition}, which cannot be removed from the column
     * itself}
     */
    private static Column withoutDefinition(Column column) {
        Column plain = new Column(column.getQuotedName());
        plain.setValue(column.getValue());
        plain.setTypeIndex(column.getTypeIndex());
        plain.setLength(column.getLength());
        plain.setPrecision(column.getPrecision());
        plain.setScale(column.getScale());
        return plain;
    }
}
