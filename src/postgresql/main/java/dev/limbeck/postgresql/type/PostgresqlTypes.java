package dev.limbeck.postgresql.type;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import dev.limbeck.model.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes types for statements, and reads types as {@code format_type} prints them. */
public final class PostgresqlTypes {
    /** The name of the dialect. */
    public static final String DIALECT = "postgresql";

    /** The largest length of {@code varchar} (https://www.postgresql.org/docs/current/datatype-character.html). */
    private static final int LONGEST_VARCHAR = 10_485_760;

    /** The largest precision in bits of {@code real}. */
    private static final int REAL_BITS = 24;

    private PostgresqlTypes() {}

    /** {@return the type in the syntax of PostgreSQL; a portable type is written as Hibernate's dialect declares it} */
    public static String spell(SqlType type) {
        SqlType own = type.forDialect(DIALECT);
        if (own instanceof SqlType.Array array) {
            return spell(array.element()) + "[]";
        }
        if (own instanceof SqlType.Enumeration names) {
            return spell(names.textType());
        }
        return own instanceof Portable portable ? spell(portable) : own.toString();
    }

    private static String spell(Portable type) {
        List<Integer> arguments = type.arguments();
        return switch (type.name()) {
            case BOOL -> "boolean";
            case TINYINT, SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case FLOAT -> arguments.isEmpty() || arguments.get(0) > REAL_BITS ? "double precision" : "real";
            case DECIMAL, NUMERIC -> "numeric" + list(arguments);
            case CHAR, NCHAR -> "char" + list(arguments);
            case VARCHAR, NVARCHAR ->
                !arguments.isEmpty() && arguments.get(0) > LONGEST_VARCHAR ? "text" : "varchar" + list(arguments);
            case TEXT -> "text";
            case CLOB, NCLOB, BLOB -> "oid";
            case BINARY, VARBINARY -> "bytea";
            case DATE -> "date";
            case TIME -> "time" + list(arguments);
            case TIME_WITH_TIME_ZONE -> "time" + list(arguments) + " with time zone";
            case TIMESTAMP -> "timestamp" + list(arguments);
            case TIMESTAMP_WITH_TIME_ZONE -> "timestamp" + list(arguments) + " with time zone";
            case INTERVAL -> arguments.isEmpty() ? "interval" : "interval second" + list(arguments);
            case UUID -> "uuid";
            case JSON -> "jsonb";
            case XML -> "xml";
        };
    }

    private static String list(List<Integer> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /**
     * {@return the type, given as in a declaration or by {@code format_type}; text that is not a portable type is kept}
     */
    public static SqlType parse(String text) {
        return TypeDeclaration.parse(text).type();
    }

    /** {@return the key of the type: PostgreSQL treats two types as the same if their keys are equal} */
    public static String key(SqlType type) {
        return TypeDeclaration.parse(spell(type)).key();
    }

    /** {@return whether columns of this type hold text} */
    public static boolean isText(SqlType type) {
        String key = key(type);
        return key.equals("text") || key.startsWith("varchar") || key.startsWith("char");
    }

    /** {@return an expression for a neutral value of the type, such as 0 or an empty string} */
    public static String zero(SqlType type) {
        String key = key(type);
        if (key.endsWith("[]")) {
            return "'{}'";
        }
        return switch (key.split("[ (]", 2)[0].toLowerCase(Locale.ROOT)) {
            case "smallint", "integer", "bigint", "real", "double", "numeric", "oid", "money" -> "0";
            case "boolean" -> "false";
            case "varchar", "char", "text", "citext", "bytea" -> "''";
            case "date" -> "date '1970-01-01'";
            case "time" -> "time '00:00:00'";
            case "timestamp" -> "timestamp '1970-01-02 00:00:00'";
            case "interval" -> "interval '0'";
            case "uuid" -> "'00000000-0000-0000-0000-000000000000'";
            case "jsonb", "json" -> "'null'";
            case "xml" -> "'<empty/>'";
            case "inet", "cidr" -> "'0.0.0.0'";
            default -> "NULL";
        };
    }

    /** {@return the portable type with the given name and arguments} */
    static SqlType portable(TypeName name, List<Integer> arguments) {
        return new Portable(name, arguments);
    }
}
