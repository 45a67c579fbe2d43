package dev.limbeck.hibernate.generate;

import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The PostgreSQL types. If Java has no class for a type, such as a type created with CREATE TYPE, its values are read
 * as text and written with a cast.
 */
final class PostgresqlTypeText implements DeclaredTypes {
    private static final String DIALECT = "postgresql";
    private static final JavaType FLOAT = new JavaType("java.lang.Float", "real");
    private static final JavaType DOUBLE = new JavaType("java.lang.Double", "double precision");
    private static final JavaType BYTES = new JavaType("byte[]", "bytea");
    private static final JavaType INSTANT = new JavaType("java.time.Instant", "timestamp(6) with time zone");
    private static final JavaType UUID = new JavaType("java.util.UUID", "uuid");
    private static final JavaType JSON = new JavaType(JavaType.STRING.name(), "jsonb", "JSON");
    private static final JavaType XML = new JavaType(JavaType.STRING.name(), "xml", "SQLXML");
    private static final JavaType ADDRESS = new JavaType("java.net.InetAddress", "inet");

    /** The element types of the arrays that Hibernate maps, and their column types. */
    private static final Map<String, String> ELEMENTS = Map.of(
            "java.lang.String", "varchar(255)",
            "java.lang.Short", "smallint",
            "java.lang.Integer", "integer",
            "java.lang.Long", "bigint",
            "java.lang.Boolean", "boolean",
            "java.lang.Double", "double precision",
            "java.math.BigDecimal", "numeric(38, 2)",
            "java.time.LocalDate", "date",
            "java.time.LocalDateTime", "timestamp(6)",
            "java.util.UUID", "uuid");

    private static final String NAME = "(?:[\\p{L}_][\\p{L}\\p{N}_$]*|\"(?:[^\"]|\"\")+\")";

    /** The name of a type in another schema, or a name in quotes. */
    private static final Pattern QUALIFIED = Pattern.compile("(" + NAME + ")\\.(" + NAME + ")");

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

    /**
     * {@inheritDoc} Hibernate's validation compares the text before the first parenthesis with the name of the type that
     * the driver reports.
     */
    @Override
    public String definition(SqlType type) {
        String text = format(type);
        if (type.forDialect(DIALECT) instanceof SqlType.Array) {
            return text;
        }
        if (text.equals("\"char\"")) {
            return "pg_catalog.\"char\"";
        }
        if (text.startsWith("bit varying")) {
            return "varbit" + text.substring("bit varying".length());
        }
        if (text.startsWith("time") && text.endsWith(" with time zone") && !text.startsWith("timestamp")) {
            return "timetz" + text.substring("time".length(), text.indexOf(" with time zone"));
        }
        if (text.startsWith("interval ")) {
            return "interval";
        }
        Matcher qualified = QUALIFIED.matcher(text);
        return qualified.matches() ? quoted(qualified.group(1)) + "." + quoted(qualified.group(2)) : text;
    }

    private static String quoted(String name) {
        return SqlNames.isQuoted(name) ? name : SqlNames.quoted(name);
    }

    @Override
    public JavaType javaType(SqlType declared, ColumnContents contents) {
        SqlType type = declared.forDialect(DIALECT);
        if (type instanceof SqlType.Array array) {
            JavaType element = javaType(array.element(), contents);
            String own = element.isText() ? ELEMENTS.get(element.name()) : null;
            if (element.code() == null && element.cast() == null) {
                own = ELEMENTS.get(element.name());
            }
            return own == null
                    ? JavaType.TEXTS.writtenAs(format(type))
                    : new JavaType(element.name() + "[]", own + "[]");
        }
        if (type instanceof Portable portable) {
            return javaType(portable);
        }
        return switch (type.toString().toLowerCase(Locale.ROOT)) {
            case "inet" -> ADDRESS;
            case "json" -> JSON;
            case "\"char\"" -> new JavaType(JavaType.STRING.name(), "", "CHAR", format(type));
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
            case CHAR, NCHAR -> JavaType.CHARACTERS;
            case VARCHAR, NVARCHAR, TEXT -> JavaType.STRING;
            case BINARY, VARBINARY -> BYTES;
            case DATE -> JavaType.DATE;
            case TIME -> JavaType.TIME;
            case TIMESTAMP -> JavaType.MOMENT;
            case TIMESTAMP_WITH_TIME_ZONE -> INSTANT;
            case UUID -> UUID;
            case JSON -> JSON;
            case XML -> XML;
            // Hibernate stores an OffsetTime in the time zone of the session, without fractions of a second.
            case INTERVAL, TIME_WITH_TIME_ZONE -> written(type);
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
