package dev.limbeck.hibernate.scan;

import dev.limbeck.model.Column;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Enumeration;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.BasicPluralJavaType;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;

/**
 * Reads the types of columns for which SQLite, unlike other databases, has only a substitute: enumerations, arrays,
 * network addresses.
 */
final class ColumnWords {
    private static final Set<Integer> DOCUMENTS = Set.of(SqlTypes.JSON, SqlTypes.SQLXML);

    private static final SqlType CLOB = SqlType.of(TypeName.CLOB);

    private final MappingModel mapping;

    ColumnWords(MappingModel mapping) {
        this.mapping = mapping;
    }

    /** {@return the type of the column, if it differs from the type that SQLite stores} */
    Optional<SqlType> read(org.hibernate.mapping.Column mapped, Table table, Column column) {
        if (mapping.definition(mapped) != null || !mapping.isSqlite()) {
            return Optional.empty();
        }
        JdbcMapping type = HibernateCalls.jdbcMapping(mapped, mapping.metadata());
        JavaType<?> java = type.getMappedJavaType();
        if (java.getJavaTypeClass().isEnum()) {
            return isPlainEnum(mapped, type) ? names(table, column) : Optional.empty();
        }
        if (PortableTypes.isUnlimitedText(type) && column.type().equals(CLOB) && !mapping.isLob(mapped)) {
            return Optional.of(SqlType.of(TypeName.TEXT).on("sqlite", CLOB));
        }
        SqlType word =
                java instanceof BasicPluralJavaType<?> plural ? array(plural, type, column) : address(java, column);
        return Optional.ofNullable(word);
    }

    /** A converter or an explicit JDBC type makes the column a text column in every database. */
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
                .filter(list -> list.texts() && list.limits(column.name()))
                .findFirst()
                .map(list -> new Enumeration(list.values(), text.arguments().get(0)));
    }

    private @Nullable SqlType array(BasicPluralJavaType<?> plural, JdbcMapping type, Column column) {
        boolean document = DOCUMENTS.contains(type.getJdbcType().getDefaultSqlTypeCode());
        boolean bytes = column.type() instanceof SqlType.Portable stored && stored.name() == TypeName.VARBINARY;
        if (document || !bytes) {
            return null;
        }
        SqlType element = element(plural.getElementJavaType(), ((SqlType.Portable) column.type()).arguments());
        SqlType.Array array = element == null ? null : new SqlType.Array(element);
        return array != null && array.bytesType().equals(column.type()) ? array : null;
    }

    /** Returns the type of the elements; the length of the column is the length of a text element. */
    private @Nullable SqlType element(JavaType<?> java, List<Integer> arguments) {
        if (java.getJavaTypeClass() == UUID.class) {
            return SqlType.of(TypeName.UUID);
        }
        JdbcType jdbc = java.getRecommendedJdbcType(
                mapping.metadata().getTypeConfiguration().getCurrentBaseSqlTypeIndicators());
        Long length = arguments.isEmpty() ? null : Long.valueOf(arguments.get(0));
        Size size = mapping.dialect().getSizeStrategy().resolveSize(jdbc, java, null, null, length);
        return PortableTypes.ofCode(jdbc.getDefaultSqlTypeCode(), size);
    }

    private static @Nullable SqlType address(JavaType<?> java, Column column) {
        return InetAddress.class.isAssignableFrom(java.getJavaTypeClass()) && column.type() instanceof SqlType.Portable
                ? column.type().on("postgresql", SqlType.raw("inet"))
                : null;
    }
}
