package dev.limbeck.mariadb.type;

import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes types for statements, and reads types as the server prints them. */
public final class MariadbTypes {
    /** The name of the dialect. */
    public static final String DIALECT = "mariadb";

    /** The largest length of a {@code varchar} column with four bytes per character. */
    private static final int LONGEST_VARCHAR = 16_383;

    private static final int LONGEST_TEXT = 65_535;
    private static final int LONGEST_MEDIUM = 16_777_215;

    /** The largest precision, in bits, of a single-precision number. */
    private static final int SINGLE_BITS = 24;

    private MariadbTypes() {}

    /** {@return the type in MariaDB syntax; a portable type is written as Hibernate's dialect declares it} */
    public static String spell(SqlType type) {
        SqlType own = type.forDialect(DIALECT);
        if (own instanceof SqlType.Array) {
            return "json";
        }
        if (own instanceof SqlType.Enumeration names) {
            return enumeration(names.values());
        }
        return own instanceof Portable portable ? spell(portable) : own.toString();
    }

    /** {@return the enumeration type with the values in the given order} */
    public static String enumeration(List<String> values) {
        return values.stream()
                .map(value -> "'" + value.replace("\\", "\\\\").replace("'", "''") + "'")
                .collect(Collectors.joining(",", "enum(", ")"));
    }

    private static String spell(Portable type) {
        List<Integer> arguments = type.arguments();
        return switch (type.name()) {
            case BOOL -> "bit(1)";
            case TINYINT -> "tinyint";
            case SMALLINT -> "smallint";
            case INTEGER -> "int";
            case BIGINT -> "bigint";
            case REAL -> "float";
            case DOUBLE -> "double";
            case FLOAT -> arguments.isEmpty() || arguments.get(0) > SINGLE_BITS ? "double" : "float";
            case DECIMAL, NUMERIC -> "decimal" + (arguments.isEmpty() ? "(38,2)" : list(arguments));
            case CHAR, NCHAR -> single(arguments) ? "varchar(1)" : "char" + list(arguments);
            case VARCHAR, NVARCHAR -> text(arguments);
            case TEXT, CLOB, NCLOB, XML -> "longtext";
            case BINARY -> "binary" + list(arguments);
            case VARBINARY -> bytes(arguments);
            case BLOB -> "longblob";
            case DATE -> "date";
            case TIME, TIME_WITH_TIME_ZONE -> "time" + precision(arguments);
            case TIMESTAMP, TIMESTAMP_WITH_TIME_ZONE ->
                "datetime" + (arguments.isEmpty() ? "(6)" : precision(arguments));
            case INTERVAL -> "decimal(21,0)";
            case UUID -> "uuid";
            case JSON -> "json";
        };
    }

    /**
     * Returns whether the type stores a single character. Hibernate declares it as varchar, because {@code char} loses
     * a space at the end.
     */
    private static boolean single(List<Integer> arguments) {
        return arguments.isEmpty() || arguments.get(0) == 1;
    }

    private static String text(List<Integer> arguments) {
        int length = arguments.isEmpty() ? Integer.MAX_VALUE : arguments.get(0);
        return length <= LONGEST_VARCHAR
                ? "varchar(" + length + ")"
                : length <= LONGEST_TEXT ? "text" : length <= LONGEST_MEDIUM ? "mediumtext" : "longtext";
    }

    private static String bytes(List<Integer> arguments) {
        int length = arguments.isEmpty() ? Integer.MAX_VALUE : arguments.get(0);
        return length < LONGEST_TEXT
                ? "varbinary(" + length + ")"
                : length <= LONGEST_TEXT ? "blob" : length <= LONGEST_MEDIUM ? "mediumblob" : "longblob";
    }

    private static String precision(List<Integer> arguments) {
        return arguments.isEmpty() || arguments.get(0) == 0 ? "" : list(arguments);
    }

    private static String list(List<Integer> arguments) {
        return arguments.isEmpty()
                ? ""
                : arguments.stream().map(String::valueOf).collect(Collectors.joining(",", "(", ")"));
    }

    /** {@return the type that the server prints; text that does not describe a portable type is kept} */
    public static SqlType parse(String text) {
        return DeclaredMariadbType.parse(text).type();
    }

    /** {@return the key of the type: two types are the same type in MariaDB if their keys are equal} */
    public static String key(SqlType type) {
        return DeclaredMariadbType.parse(spell(type)).key();
    }

    /** {@return the name of the type in lower case, without its arguments} */
    public static String name(SqlType type) {
        return key(type).split("[( ]", 2)[0].toLowerCase(Locale.ROOT);
    }

    /** {@return an expression for a neutral value of the type, such as 0 or an empty string} */
    public static String zero(SqlType type) {
        return switch (name(type)) {
            case "tinyint", "smallint", "mediumint", "int", "bigint", "float", "double", "decimal" -> "0";
            case "bit" -> "false";
            case "date" -> "date '1970-01-01'";
            case "time" -> "time '00:00:00'";
            case "datetime", "timestamp" -> "timestamp '1970-01-02 00:00:00'";
            case "year" -> "1970";
            case "uuid" -> "'00000000-0000-0000-0000-000000000000'";
            case "json" -> "'null'";
            case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob" -> "x''";
            case "enum" -> firstValue(type);
            default -> "''";
        };
    }

    private static String firstValue(SqlType type) {
        return type.forDialect(DIALECT) instanceof SqlType.Enumeration names
                ? "'" + names.values().get(0).replace("'", "''") + "'"
                : "''";
    }
}
