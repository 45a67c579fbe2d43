package dev.limbeck.sqlite.sameness;

import dev.limbeck.model.SqlType.Portable;
import dev.limbeck.model.TypeName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The types for which Hibernate's SQLiteDialect uses the same name as for another type. The numbers in parentheses show
 * which type was meant:
 *
 * <pre>
 * bytes(255)                    blob(255)
 * bytes()                       blob(2147483647)
 * binary(20)                    blob(20, 20)
 * uuid()                        blob(16, +0)
 * timestampWithTimeZone(6)      timestamp(6, +0)
 * timestampWithTimeZone()       timestamp(+0)
 * timeWithTimeZone(0)           time(0, +0)
 * json()                        clob(+1)
 * xml()                         clob(+2)
 * </pre>
 *
 * <p>In a type with a time zone, {@code +0} is the offset of the stored value.
 */
final class HibernateWord {
    private static final Pattern FORM = Pattern.compile(
            "\\s*(blob|clob|time|timestamp)\\s*\\(\\s*([+]?(?:0|[1-9]\\d{0,9}))\\s*(?:,\\s*([+]?(?:0|[1-9]\\d{0,9}))\\s*)?\\)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final String ZONE = "+0";
    private static final String UUID = "blob(16, +0)";
    private static final String JSON = "clob(+1)";
    private static final String XML = "clob(+2)";
    private static final int UNLIMITED = Integer.MAX_VALUE;

    private HibernateWord() {}

    /** {@return the declaration of the type; empty if the type is declared as in the SQL standard} */
    static Optional<String> spell(Portable type) {
        List<Integer> arguments = type.arguments();
        return Optional.ofNullable(
                switch (type.name()) {
                    case TIMESTAMP_WITH_TIME_ZONE -> inZone("timestamp", arguments);
                    case TIME_WITH_TIME_ZONE -> inZone("time", arguments);
                    case UUID -> arguments.isEmpty() ? UUID : null;
                    case JSON -> arguments.isEmpty() ? JSON : null;
                    case XML -> arguments.isEmpty() ? XML : null;
                    case VARBINARY -> bytes(arguments);
                    case BINARY -> arguments.size() == 1 ? "blob(%1$d, %1$d)".formatted(arguments.get(0)) : null;
                    case BLOB -> blob(arguments);
                    default -> null;
                });
    }

    private static @Nullable String inZone(String word, List<Integer> arguments) {
        return switch (arguments.size()) {
            case 0 -> word + "(+0)";
            case 1 -> word + "(" + arguments.get(0) + ", +0)";
            default -> null;
        };
    }

    private static @Nullable String bytes(List<Integer> arguments) {
        boolean unlimited = arguments.isEmpty();
        boolean spelled = unlimited || (arguments.size() == 1 && arguments.get(0) != UNLIMITED);
        return spelled ? "blob(" + (unlimited ? UNLIMITED : arguments.get(0)) + ")" : null;
    }

    /** Writes a plus sign before the first number, because a number without a sign is the length of a byte string. */
    private static @Nullable String blob(List<Integer> arguments) {
        return arguments.isEmpty()
                ? null
                : arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", "blob(+", ")"));
    }

    /** {@return the type of the given declaration; empty if the declaration is not listed here} */
    static Optional<Portable> read(String declared) {
        Matcher form = FORM.matcher(declared);
        if (!form.matches()) {
            return Optional.empty();
        }
        String first = form.group(2);
        String second = form.group(3);
        try {
            return Optional.ofNullable(
                    switch (form.group(1).toLowerCase(Locale.ROOT)) {
                        case "timestamp" -> inZone(TypeName.TIMESTAMP_WITH_TIME_ZONE, first, second);
                        case "time" -> inZone(TypeName.TIME_WITH_TIME_ZONE, first, second);
                        case "blob" -> bytes(first, second);
                        default -> document("clob(" + first + (second == null ? ")" : ", " + second + ")"));
                    });
        } catch (NumberFormatException tooLarge) {
            return Optional.empty();
        }
    }

    private static @Nullable Portable inZone(TypeName name, String first, @Nullable String second) {
        if (second == null) {
            return first.equals(ZONE) ? new Portable(name, List.of()) : null;
        }
        return second.equals(ZONE) && !isSigned(first) ? type(name, first) : null;
    }

    private static @Nullable Portable bytes(String first, @Nullable String second) {
        if (isSigned(first)) {
            return second == null
                    ? type(TypeName.BLOB, first)
                    : isSigned(second) ? null : type(TypeName.BLOB, first, second);
        }
        if (second != null) {
            return UUID.equals("blob(" + first + ", " + second + ")")
                    ? type(TypeName.UUID)
                    : first.equals(second) ? type(TypeName.BINARY, first) : null;
        }
        Portable bytes = type(TypeName.VARBINARY, first);
        return bytes.arguments().get(0) == UNLIMITED ? type(TypeName.VARBINARY) : bytes;
    }

    private static @Nullable Portable document(String declared) {
        return declared.equals(JSON) ? type(TypeName.JSON) : declared.equals(XML) ? type(TypeName.XML) : null;
    }

    private static boolean isSigned(String number) {
        return number.startsWith("+");
    }

    private static Portable type(TypeName name, String... arguments) {
        return new Portable(name, Stream.of(arguments).map(Integer::valueOf).toList());
    }
}
