package dev.limbeck.hibernate.database;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.type.SqlTypes;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.JdbcType;
import org.jspecify.annotations.Nullable;

/** Translates Hibernate's type codes to portable types. */
final class PortableTypes {
    private static final Map<Integer, TypeName> BY_CODE = Map.ofEntries(
            Map.entry(SqlTypes.BIT, TypeName.BOOL),
            Map.entry(SqlTypes.BOOLEAN, TypeName.BOOL),
            Map.entry(SqlTypes.TINYINT, TypeName.TINYINT),
            Map.entry(SqlTypes.SMALLINT, TypeName.SMALLINT),
            Map.entry(SqlTypes.INTEGER, TypeName.INTEGER),
            Map.entry(SqlTypes.BIGINT, TypeName.BIGINT),
            Map.entry(SqlTypes.REAL, TypeName.REAL),
            Map.entry(SqlTypes.FLOAT, TypeName.FLOAT),
            Map.entry(SqlTypes.DOUBLE, TypeName.DOUBLE),
            Map.entry(SqlTypes.NUMERIC, TypeName.NUMERIC),
            Map.entry(SqlTypes.DECIMAL, TypeName.DECIMAL),
            Map.entry(SqlTypes.CHAR, TypeName.CHAR),
            Map.entry(SqlTypes.VARCHAR, TypeName.VARCHAR),
            Map.entry(SqlTypes.LONGVARCHAR, TypeName.VARCHAR),
            Map.entry(SqlTypes.NCHAR, TypeName.NCHAR),
            Map.entry(SqlTypes.NVARCHAR, TypeName.NVARCHAR),
            Map.entry(SqlTypes.LONGNVARCHAR, TypeName.NVARCHAR),
            Map.entry(SqlTypes.LONG32VARCHAR, TypeName.CLOB),
            Map.entry(SqlTypes.LONG32NVARCHAR, TypeName.NCLOB),
            Map.entry(SqlTypes.CLOB, TypeName.CLOB),
            Map.entry(SqlTypes.NCLOB, TypeName.NCLOB),
            Map.entry(SqlTypes.BINARY, TypeName.BINARY),
            Map.entry(SqlTypes.VARBINARY, TypeName.VARBINARY),
            Map.entry(SqlTypes.LONGVARBINARY, TypeName.VARBINARY),
            Map.entry(SqlTypes.LONG32VARBINARY, TypeName.BLOB),
            Map.entry(SqlTypes.BLOB, TypeName.BLOB),
            Map.entry(SqlTypes.DATE, TypeName.DATE),
            Map.entry(SqlTypes.TIME, TypeName.TIME),
            Map.entry(SqlTypes.TIME_WITH_TIMEZONE, TypeName.TIME_WITH_TIME_ZONE),
            Map.entry(SqlTypes.TIME_UTC, TypeName.TIME_WITH_TIME_ZONE),
            Map.entry(SqlTypes.TIMESTAMP, TypeName.TIMESTAMP),
            Map.entry(SqlTypes.TIMESTAMP_WITH_TIMEZONE, TypeName.TIMESTAMP_WITH_TIME_ZONE),
            Map.entry(SqlTypes.TIMESTAMP_UTC, TypeName.TIMESTAMP_WITH_TIME_ZONE),
            Map.entry(SqlTypes.INTERVAL_SECOND, TypeName.INTERVAL),
            Map.entry(SqlTypes.UUID, TypeName.UUID),
            Map.entry(SqlTypes.JSON, TypeName.JSON),
            Map.entry(SqlTypes.SQLXML, TypeName.XML));

    /** The types that a dialect uses for lengths beyond its limit. */
    private static final Map<String, TypeName> LONG =
            Map.of("clob", TypeName.CLOB, "text", TypeName.TEXT, "nclob", TypeName.NCLOB, "longtext", TypeName.CLOB);

    private PortableTypes() {}

    /** {@return the portable type of the given JDBC type code, or null if there is none} */
    static @Nullable SqlType ofCode(int code, Size size) {
        TypeName name = BY_CODE.get(code);
        return name == null ? null : of(name, size);
    }

    /** {@return the type with the given name, and the arguments that the size specifies for it} */
    static SqlType of(TypeName name, Size size) {
        return SqlType.of(name, arguments(name, size).toArray(Integer[]::new));
    }

    /** {@return the type for long texts whose declaration begins with the given word, or null if there is none} */
    static @Nullable TypeName longForm(String word) {
        return LONG.get(word);
    }

    /** {@return whether the JDBC type code is that of a long text} */
    static boolean isText(int code) {
        return BY_CODE.get(code) == TypeName.CLOB;
    }

    /** {@return the name of the portable type, or null if there is none} */
    static @Nullable TypeName name(MappedType type) {
        // If the dialect stores a document as text, the DDL type code is that of text, and the default type code is
        // that of a document.
        TypeName documentType = BY_CODE.get(type.defaultCode());
        if (documentType == TypeName.JSON || documentType == TypeName.XML) {
            return documentType;
        }
        TypeName name = BY_CODE.get(type.ddlCode());
        // For a UUID with @Column, the SQLite dialect of 7.4 writes BLOB.
        boolean binary = name == TypeName.BINARY || name == TypeName.VARBINARY || name == TypeName.BLOB;
        if (binary && type.isUuid()) {
            return TypeName.UUID;
        }
        boolean text = name == TypeName.VARCHAR || name == TypeName.NVARCHAR || name == TypeName.CLOB;
        return text ? LONG.getOrDefault(type.word(), name) : name;
    }

    /**
     * {@return the portable type of the elements of an array, or null if there is none}
     *
     * @param length the length declared for the column, which applies to each text element; null if unknown
     */
    static @Nullable SqlType element(MappedType type, @Nullable Long length) {
        JavaType<?> element = type.element();
        if (element == null) {
            return null;
        }
        if (element.getJavaTypeClass() == UUID.class) {
            return SqlType.of(TypeName.UUID);
        }
        var metadata = type.metadata();
        JdbcType jdbc =
                element.getRecommendedJdbcType(metadata.getTypeConfiguration().getCurrentBaseSqlTypeIndicators());
        Size size =
                metadata.getDatabase().getDialect().getSizeStrategy().resolveSize(jdbc, element, null, null, length);
        return ofCode(jdbc.getDefaultSqlTypeCode(), size);
    }

    private static List<Integer> arguments(TypeName name, Size size) {
        List<Integer> arguments = new ArrayList<>();
        switch (name) {
            case CHAR, VARCHAR, NCHAR, NVARCHAR, BINARY, VARBINARY -> {
                if (size.getLength() != null) {
                    arguments.add(Math.toIntExact(Math.min(size.getLength(), Integer.MAX_VALUE)));
                }
            }
            case FLOAT, TIME, TIME_WITH_TIME_ZONE, TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE, INTERVAL ->
                add(arguments, size.getPrecision());
            case NUMERIC, DECIMAL -> {
                add(arguments, size.getPrecision());
                add(arguments, arguments.isEmpty() ? null : size.getScale());
            }
            default -> {}
        }
        return arguments;
    }

    private static void add(List<Integer> arguments, @Nullable Integer argument) {
        if (argument != null) {
            arguments.add(argument);
        }
    }
}
