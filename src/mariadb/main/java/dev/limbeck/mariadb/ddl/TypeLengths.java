package dev.limbeck.mariadb.ddl;

import dev.limbeck.mariadb.type.MariadbTypes;
import dev.limbeck.model.Column;
import dev.limbeck.model.SqlType;
import java.util.regex.Pattern;

/** The number of bytes that the values of a column have in a key. */
final class TypeLengths {
    /** A size for the types that are never indexed as a whole. */
    private static final int UNLIMITED = 1 << 16;

    private static final Pattern UNLIMITED_TYPES =
            Pattern.compile(".*(text|blob|json|geometry|linestring|polygon|multipoint|geometrycollection)");

    /** If an enumeration has more values than this, the number of a value is stored in two bytes. */
    private static final int ENUM_OF_ONE_BYTE = 255;

    /** The number of bytes for up to nine decimal digits; each group of nine digits is stored separately. */
    private static final int[] DIGITS = {0, 1, 1, 2, 2, 3, 3, 4, 4};

    private TypeLengths() {}

    /**
     * {@return the number of bytes}
     *
     * @param bytesPerCharacter the largest number of bytes of a character in the column
     */
    static int bytes(Column column, int bytesPerCharacter) {
        String name = MariadbTypes.name(column.type());
        return switch (name) {
            case "char", "varchar" -> length(column) * bytesPerCharacter;
            case "binary", "varbinary" -> length(column);
            case "tinyint", "year" -> 1;
            case "smallint" -> 2;
            case "mediumint", "date" -> 3;
            case "int", "float", "inet4" -> 4;
            case "uuid", "inet6" -> 16;
            case "point" -> 25;
            case "time" -> 3 + fraction(length(column));
            case "timestamp" -> 4 + fraction(length(column));
            case "datetime" -> 5 + fraction(length(column));
            case "bit" -> (length(column) + Byte.SIZE - 1) / Byte.SIZE;
            case "decimal" ->
                digits(length(column) - ColumnType.argument(column, 1)) + digits(ColumnType.argument(column, 1));
            case "enum" -> enumeration(column.type());
            case "set" -> ColumnType.setBytes(column);
            default -> UNLIMITED_TYPES.matcher(name).matches() ? UNLIMITED : Long.BYTES;
        };
    }

    private static int length(Column column) {
        return ColumnType.argument(column, 0);
    }

    private static int fraction(int digits) {
        return (digits + 1) / 2;
    }

    private static int digits(int count) {
        return count / DIGITS.length * Integer.BYTES + DIGITS[count % DIGITS.length];
    }

    private static int enumeration(SqlType type) {
        return MariadbTypes.parse(MariadbTypes.spell(type)) instanceof SqlType.Enumeration values
                        && values.values().size() > ENUM_OF_ONE_BYTE
                ? 2
                : 1;
    }
}
