package dev.limbeck.hibernate.generate;

import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import java.util.Locale;
import java.util.stream.Collectors;

/** The MariaDB types. */
final class MariadbTypeText implements DeclaredTypes {
    private static final String DIALECT = "mariadb";
    private static final JavaType TRUTH = new JavaType(JavaType.BOOLEAN.name(), "bit(1)");
    private static final JavaType FLOAT = new JavaType("java.lang.Float", "float");
    private static final JavaType DOUBLE = new JavaType("java.lang.Double", "double");
    private static final JavaType WHOLE = new JavaType("java.math.BigInteger", "decimal(38,0)");
    private static final JavaType TIME = new JavaType(JavaType.TIME.name(), "time");
    private static final JavaType UUID = new JavaType("java.util.UUID", "uuid");
    private static final JavaType JSON = new JavaType(JavaType.STRING.name(), "json", "JSON");

    @Override
    public String format(SqlType declared) {
        SqlType type = declared.forDialect(DIALECT);
        if (type instanceof SqlType.Array) {
            return "json";
        }
        if (type instanceof SqlType.Enumeration names) {
            return names.values().stream()
                    .map(value -> "'" + value.replace("\\", "\\\\").replace("'", "''") + "'")
                    .collect(Collectors.joining(",", "enum(", ")"));
        }
        return type instanceof Portable portable ? format(portable) : type.toString();
    }

    private static String format(Portable type) {
        String arguments = type.arguments().stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
        String given = type.arguments().isEmpty() ? "" : arguments;
        return switch (type.name()) {
            case BOOL -> "bit(1)";
            case INTEGER -> "int";
            case REAL -> "float";
            case DOUBLE, FLOAT -> "double";
            case DECIMAL, NUMERIC -> "decimal" + given;
            case NCHAR -> "char" + given;
            case NVARCHAR -> "varchar" + given;
            case TEXT, CLOB, NCLOB, XML -> "longtext";
            case BLOB -> "longblob";
            case TIME, TIME_WITH_TIME_ZONE -> "time" + (arguments.equals("(0)") ? "" : given);
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> "datetime" + (arguments.equals("(0)") ? "" : given);
            case INTERVAL -> "decimal(21,0)";
            default -> type.name().name().toLowerCase(Locale.ROOT) + given;
        };
    }

    @Override
    public JavaType javaType(SqlType declared, ColumnContents contents) {
        SqlType type = declared.forDialect(DIALECT);
        if (type instanceof SqlType.Array) {
            return JSON;
        }
        return type instanceof Portable portable ? javaType(portable) : other(format(type));
    }

    private static JavaType javaType(Portable type) {
        return switch (type.name()) {
            case BOOL -> TRUTH;
            case TINYINT -> JavaType.BYTE;
            case SMALLINT -> JavaType.SHORT;
            case INTEGER -> JavaType.INTEGER;
            case BIGINT -> JavaType.LONG;
            case REAL -> FLOAT;
            case DOUBLE, FLOAT -> DOUBLE;
            case DECIMAL, NUMERIC, INTERVAL -> JavaType.DECIMAL;
            case CHAR, NCHAR -> JavaType.CHARACTERS;
            case VARCHAR, NVARCHAR, TEXT, CLOB, NCLOB, XML -> JavaType.STRING;
            case BINARY, VARBINARY, BLOB -> JavaType.BYTES;
            case DATE -> JavaType.DATE;
            case TIME, TIME_WITH_TIME_ZONE -> TIME;
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE -> JavaType.MOMENT;
            case UUID -> UUID;
            case JSON -> JSON;
        };
    }

    /** Returns the Java type for a type that only MariaDB has. The range of an unsigned number needs a wider type. */
    private static JavaType other(String text) {
        String word = text.toLowerCase(Locale.ROOT).split("[( ]", 2)[0];
        boolean unsigned = text.contains("unsigned");
        return switch (word) {
            case "tinyint" -> text.startsWith("tinyint(1)") ? JavaType.BOOLEAN : JavaType.SHORT;
            case "smallint", "year" -> unsigned ? JavaType.INTEGER : JavaType.SHORT;
            case "mediumint" -> JavaType.INTEGER;
            case "int" -> unsigned ? JavaType.LONG : JavaType.INTEGER;
            case "bigint" -> unsigned ? WHOLE : JavaType.LONG;
            case "decimal" -> JavaType.DECIMAL;
            case "float", "double" -> DOUBLE;
            case "timestamp", "datetime" -> JavaType.MOMENT;
            case "tinyblob", "blob", "mediumblob", "bit" -> JavaType.BYTES;
            default -> JavaType.STRING;
        };
    }

    @Override
    public boolean isTemporal(SqlType type) {
        return javaType(type, ColumnContents.NONE).isTemporal();
    }

    @Override
    public boolean declaresEnumerations() {
        return true;
    }

    @Override
    public boolean numbersIntegerKeys() {
        return false;
    }
}
