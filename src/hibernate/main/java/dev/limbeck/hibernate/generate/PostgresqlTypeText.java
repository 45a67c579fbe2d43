package dev.limbeck.hibernate.generate;

import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The types of PostgreSQL. Values of a type that Java has no class for, such as a type that was created with CREATE TYPE,
 * are read as text, and written with a cast.
 */
final class PostgresqlTypeText implements DeclaredTypes {
    private static final String DIALECT = "postgresql";
    private static final JavaType FLOAT = new JavaType("java.lang.Float", "real");
    private static final JavaType DOUBLE = new JavaType("java.lang.Double", "double precision");
    private static final JavaType BYTES = new JavaType("byte[]", "bytea");
    private static final JavaType INSTANT = new JavaType("java.time.Instant", "timestamp(6) with time zone");
    private static final JavaType OFFSET_TIME = new JavaType("java.time.OffsetTime", "time(0)");
    private static final JavaType UUID = new JavaType("java.util.UUID", "uuid");
    private static final JavaType JSON = new JavaType(JavaType.STRING.name(), "jsonb", "JSON");
    private static final JavaType XML = new JavaType(JavaType.STRING.name(), "xml", "SQLXML");
    private static final JavaType ADDRESS = new JavaType("java.net.InetAddress", "inet");

    /** The elements of arrays that Hibernate maps. */
    private static final Map<String, String> ELEMENTS = Map.of(
            "java.lang.String", "varchar(255)",
            "java.lang.Short", "smallint",
            "java.lang.Integer", "integer",
            "java.lang.Long", "bigint",
            "java.lang.Boolean", "boolean",
            "java.lang.Double", "double precision",
            "java.time.LocalDate", "date",
            "java.time.LocalDateTime", "timestamp(6)",
            "java.util.UUID", "uuid");

    @Override
    public String format(SqlType declared) {
        SqlType type = declared.forDialect(DIALECT);
        if (type instanceof SqlType.Array array) {
            return format(array.element()) + "[]";
        }
        if (!(type instanceof Portable portable)) {
            return type.toString();
        }
        String arguments = portable.arguments().isEmpty()
                ? ""
                : portable.arguments().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
        return switch (portable.name()) {
            case BOOL -> "boolean";
            case TINYINT -> "smallint";
            case DOUBLE, FLOAT -> "double precision";
            case DECIMAL, NUMERIC -> "numeric" + arguments;
            case NCHAR -> "char" + arguments;
            case NVARCHAR -> "varchar" + arguments;
            case CLOB, NCLOB, BLOB -> "oid";
            case BINARY, VARBINARY -> "bytea";
            case TIME_WITH_TIME_ZONE -> "time" + arguments + " with time zone";
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamp" + arguments + " with time zone";
            case INTERVAL -> portable.arguments().isEmpty() ? "interval" : "interval second" + arguments;
            case JSON -> "jsonb";
            default -> portable.name().name().toLowerCase(Locale.ROOT) + arguments;
        };
    }

    @Override
    public JavaType javaType(SqlType declared, ColumnContents contents) {
        SqlType type = declared.forDialect(DIALECT);
        if (type instanceof SqlType.Array array) {
            String element = javaType(array.element(), contents).name();
            String own = ELEMENTS.get(element);
            return own == null ? written(type) : new JavaType(element + "[]", own + "[]");
        }
        if (type instanceof Portable portable) {
            return javaType(portable);
        }
        return switch (type.toString().toLowerCase(Locale.ROOT)) {
            case "inet" -> ADDRESS;
            case "json" -> JSON;
            case "oid" -> JavaType.LONG;
            default -> written(type);
        };
    }

    private JavaType javaType(Portable type) {
        return switch (type.name()) {
            case BOOL -> JavaType.BOOLEAN;
            case TINYINT, SMALLINT -> JavaType.SHORT;
            case INTEGER -> JavaType.INTEGER;
            case BIGINT, CLOB, NCLOB, BLOB -> JavaType.LONG;
            case REAL -> FLOAT;
            case DOUBLE, FLOAT -> DOUBLE;
            case DECIMAL, NUMERIC -> JavaType.DECIMAL;
            case CHAR, NCHAR, VARCHAR, NVARCHAR, TEXT -> JavaType.STRING;
            case BINARY, VARBINARY -> BYTES;
            case DATE -> JavaType.DATE;
            case TIME -> JavaType.TIME;
            case TIME_WITH_TIME_ZONE -> OFFSET_TIME;
            case TIMESTAMP -> JavaType.MOMENT;
            case TIMESTAMP_WITH_TIME_ZONE -> INSTANT;
            case UUID -> UUID;
            case JSON -> JSON;
            case XML -> XML;
            case INTERVAL -> written(type);
        };
    }

    private JavaType written(SqlType type) {
        return JavaType.STRING.writtenAs(format(type));
    }

    @Override
    public boolean isTemporal(SqlType type) {
        return javaType(type, ColumnContents.NONE).isTemporal();
    }

    @Override
    public boolean numbersIntegerKeys() {
        return false;
    }
}
