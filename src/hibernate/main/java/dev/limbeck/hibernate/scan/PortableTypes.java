package dev.limbeck.hibernate.scan;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.TypeName;
import java.sql.Blob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.engine.jdbc.Size;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/**
 * Translates Hibernate's type codes to portable types. The code gives the intended type. If Hibernate's dialect
 * declares a different type, the declared type is used, so that a column stores exactly what the application's
 * Hibernate would store.
 */
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

    /**
     * The types that Hibernate's SQLite dialect may declare for each portable type; any other declaration is used
     * unchanged.
     */
    private static final Map<TypeName, Set<String>> ON_SQLITE = Map.ofEntries(
            Map.entry(TypeName.BOOL, Set.of("boolean", "bit")),
            Map.entry(TypeName.DOUBLE, Set.of("double")),
            Map.entry(TypeName.BINARY, Set.of("blob", "binary")),
            Map.entry(TypeName.VARBINARY, Set.of("blob", "varbinary")),
            Map.entry(TypeName.JSON, Set.of("json", "clob")),
            Map.entry(TypeName.XML, Set.of("xml", "clob")),
            Map.entry(TypeName.UUID, Set.of("blob", "binary", "uuid")),
            Map.entry(TypeName.TIME_WITH_TIME_ZONE, Set.of("time")),
            Map.entry(TypeName.TIMESTAMP_WITH_TIME_ZONE, Set.of("timestamp")));

    /** The types that a dialect uses for lengths beyond its limit. */
    private static final Map<String, TypeName> LONG =
            Map.of("clob", TypeName.CLOB, "text", TypeName.TEXT, "nclob", TypeName.NCLOB, "longtext", TypeName.CLOB);

    private PortableTypes() {}

    /** {@return the portable type, or the rendered type if no portable type matches} */
    static SqlType translate(JdbcMapping mapping, Size size, String rendered, boolean sqlite, boolean lob) {
        TypeName name = name(mapping, rendered);
        if (!lob && name == TypeName.BLOB && mapping.getMappedJavaType().getJavaTypeClass() != Blob.class) {
            // For a byte array with @Column(length), the SQLite dialect of 7.4 has the code of a BLOB.
            return unlimited(mapping, SqlTypes.LONG32VARBINARY)
                    ? SqlType.of(TypeName.VARBINARY)
                    : SqlType.of(
                            TypeName.VARBINARY,
                            arguments(TypeName.VARBINARY, size).toArray(Integer[]::new));
        }
        if (!lob && !sqlite && isUnlimitedText(mapping)) {
            return SqlType.of(TypeName.TEXT);
        }
        if (lob && sqlite && name == TypeName.UUID) {
            return SqlType.of(TypeName.BLOB);
        }
        if (name == null || (sqlite && !written(name).contains(word(rendered)))) {
            TypeName longForm = LONG.get(word(rendered));
            return longForm == null ? SqlType.raw(rendered) : SqlType.of(longForm);
        }
        return SqlType.of(name, arguments(name, size).toArray(Integer[]::new));
    }

    /** {@return the portable type of the given JDBC type code, or null if there is none} */
    static @Nullable SqlType ofCode(int code, Size size) {
        TypeName name = BY_CODE.get(code);
        return name == null ? null : SqlType.of(name, arguments(name, size).toArray(Integer[]::new));
    }

    private static @Nullable TypeName name(JdbcMapping mapping, String rendered) {
        // If the dialect stores a document as text, the DDL type code is the code of a text, and the default code is
        // the code of a document.
        TypeName documentType = BY_CODE.get(mapping.getJdbcType().getDefaultSqlTypeCode());
        if (documentType == TypeName.JSON || documentType == TypeName.XML) {
            return documentType;
        }
        TypeName name = BY_CODE.get(mapping.getJdbcType().getDdlTypeCode());
        // For a UUID with @Column, the SQLite dialect of 7.4 writes BLOB.
        boolean binary = name == TypeName.BINARY || name == TypeName.VARBINARY || name == TypeName.BLOB;
        if (binary && mapping.getMappedJavaType().getJavaTypeClass() == UUID.class) {
            return TypeName.UUID;
        }
        boolean text = name == TypeName.VARCHAR || name == TypeName.NVARCHAR || name == TypeName.CLOB;
        return text ? LONG.getOrDefault(word(rendered), name) : name;
    }

    /** {@return whether the mapping is text without a limit, for which SQLite's dialect has the name of a CLOB} */
    static boolean isUnlimitedText(JdbcMapping mapping) {
        return BY_CODE.get(mapping.getJdbcType().getDdlTypeCode()) == TypeName.CLOB
                && unlimited(mapping, SqlTypes.LONG32VARCHAR);
    }

    private static boolean unlimited(JdbcMapping mapping, int code) {
        return mapping.getJdbcType().getDefaultSqlTypeCode() == code;
    }

    private static Set<String> written(TypeName name) {
        return ON_SQLITE.getOrDefault(name, Set.of(name.name().toLowerCase(Locale.ROOT)));
    }

    private static String word(String rendered) {
        return rendered.split("[ (]", 2)[0].toLowerCase(Locale.ROOT);
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
