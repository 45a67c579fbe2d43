package dev.limbeck.hibernate.generate;

import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Chooses Java types that can read every value of a column, and formats declared types. */
final class ColumnTypes {
    private static final Map<String, String> SYNONYMS =
            Map.of("int", "integer", "numeric", "decimal", "datetime", "timestamp", "bool", "boolean");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|--[^\n]*", Pattern.DOTALL);
    private static final List<JavaType> WHOLE = List.of(JavaType.BYTE, JavaType.SHORT, JavaType.INTEGER, JavaType.LONG);

    /**
     * The number that separates seconds from milliseconds since 1970: as milliseconds, it denotes 3 March 1973; as
     * seconds, the year 5138. Smaller numbers are seconds.
     */
    private static final long MILLISECONDS = 100_000_000_000L;

    private static final long SECONDS = 100_000_000L;

    private ColumnTypes() {}

    /**
     * {@return the type as declared in SQLite} If SQLite would not accept the type without quotes, it is written as a
     * quoted name.
     */
    static String format(SqlType type) {
        if (!(type instanceof Portable portable)) {
            String text = COMMENT.matcher(type.toString()).replaceAll(" ").strip();
            return text.isEmpty() || SqlNames.isType(text) ? text : SqlNames.quoted(text);
        }
        String word =
                switch (portable.name()) {
                    case BOOL -> "boolean";
                    case DOUBLE -> "double precision";
                    case JSON -> "json text";
                    case XML -> "xml text";
                    default -> portable.name().name().toLowerCase(Locale.ROOT).replace('_', ' ');
                };
        return portable.arguments().isEmpty()
                ? word
                : word + portable.arguments().stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }

    /** {@return a normalized form for comparing declared types; synonyms have the same form} */
    static String normalize(String declared) {
        String lower = declared.toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ")
                .replaceAll(" ?([(),]) ?", "$1");
        int end = 0;
        while (end < lower.length() && Character.isLetterOrDigit(lower.charAt(end))) {
            end++;
        }
        return SYNONYMS.getOrDefault(lower.substring(0, end), lower.substring(0, end)) + lower.substring(end);
    }

    /** {@return whether the type is a date, a time or both} */
    static boolean isTemporal(SqlType type) {
        return declared(normalize(format(type)), ColumnContents.NONE).isTemporal();
    }

    /** {@return the Java type of a column with the given type and contents} */
    static JavaType javaType(SqlType type, ColumnContents contents) {
        JavaType declared = declared(normalize(format(type)), contents);
        if (contents.blobs()) {
            return JavaType.BYTES;
        }
        boolean number = declared.isInteger()
                || declared.equals(JavaType.DOUBLE)
                || declared.equals(JavaType.DECIMAL)
                || declared.equals(JavaType.BOOLEAN);
        if (declared.isTemporal()) {
            return temporal(declared, contents);
        }
        if (contents.texts() && number) {
            return JavaType.STRING;
        }
        if (declared.isInteger() && contents.reals()) {
            return JavaType.DOUBLE;
        }
        if (declared.equals(JavaType.BOOLEAN)
                && (contents.reals() || contents.least() < 0 || contents.greatest() > 1)) {
            return wide(JavaType.INTEGER, contents);
        }
        return declared.isInteger() ? wide(declared, contents) : declared;
    }

    /**
     * Chooses the type according to which values sqlite-jdbc can read as dates or times: integers (milliseconds since
     * 1970), reals (Julian days), text in one format, and text in three more formats with {@code getObject}. The driver
     * misreads text with a space and microseconds, because it interprets the microseconds as milliseconds; a converter
     * reads such text instead.
     */
    private static JavaType temporal(JavaType declared, ColumnContents contents) {
        if (contents.integers() && contents.greatest() > SECONDS && contents.greatest() < MILLISECONDS) {
            return contents.texts() ? JavaType.STRING : contents.reals() ? JavaType.DOUBLE : JavaType.LONG;
        }
        return switch (contents.form()) {
            case MOMENT -> declared;
            case DATE -> declared.equals(JavaType.DATE) ? JavaType.DATE_TEXT : JavaType.STRING;
            case TIME -> declared.equals(JavaType.TIME) ? JavaType.TIME_TEXT : JavaType.STRING;
            case ISO_MOMENT -> declared.equals(JavaType.MOMENT) ? JavaType.MOMENT_TEXT : JavaType.STRING;
            case MICROS ->
                declared.equals(JavaType.MOMENT) && !contents.isMixed() ? JavaType.MOMENT_MICROS : JavaType.STRING;
            case OTHER -> JavaType.STRING;
        };
    }

    private static JavaType wide(JavaType wanted, ColumnContents contents) {
        int at = WHOLE.indexOf(wanted);
        while (at < 3 && !fits(at, contents)) {
            at++;
        }
        return WHOLE.get(at);
    }

    private static boolean fits(int at, ColumnContents contents) {
        long most = at == 0 ? Byte.MAX_VALUE : at == 1 ? Short.MAX_VALUE : Integer.MAX_VALUE;
        return contents.least() >= -most - 1 && contents.greatest() <= most;
    }

    private static JavaType declared(String key, ColumnContents contents) {
        String word = key.split("[ (]", 2)[0];
        return switch (word) {
            case "boolean", "bit" -> JavaType.BOOLEAN;
            case "tinyint", "int1" -> JavaType.BYTE;
            case "smallint", "int2" -> key.contains("unsigned") ? JavaType.INTEGER : JavaType.SHORT;
            case "integer", "mediumint", "int4", "year" -> key.contains("unsigned") ? JavaType.LONG : JavaType.INTEGER;
            case "bigint", "int8" -> JavaType.LONG;
            case "date" -> JavaType.DATE;
            case "time" -> JavaType.TIME;
            case "timestamp" -> JavaType.MOMENT;
            case "uuid", "json", "xml", "interval" -> JavaType.STRING;
            case "", "any" -> byContents(contents);
            default -> byWords(key);
        };
    }

    /**
     * Chooses the Java type by the words in an unusual type name, in the order of the column affinity rules
     * (https://www.sqlite.org/datatype3.html, 3.1). The affinity alone is not sufficient: it does not distinguish
     * {@code int} from {@code big int}, and it is NUMERIC for type names with {@code string} or {@code binary},
     * although their values are text or bytes.
     */
    private static JavaType byWords(String key) {
        if (key.contains("int")) {
            return key.contains("big") ? JavaType.LONG : JavaType.INTEGER;
        }
        if (key.contains("char") || key.contains("clob") || key.contains("text") || key.contains("string")) {
            return JavaType.STRING;
        }
        if (key.contains("blob") || key.contains("binary")) {
            return JavaType.BYTES;
        }
        boolean floating = key.contains("real") || key.contains("floa") || key.contains("doub");
        return floating ? JavaType.DOUBLE : JavaType.DECIMAL;
    }

    private static JavaType byContents(ColumnContents contents) {
        if (contents.texts() || contents.blobs()) {
            return contents.texts() ? JavaType.STRING : JavaType.BYTES;
        }
        if (contents.reals()) {
            return JavaType.DOUBLE;
        }
        return contents.integers() ? JavaType.LONG : JavaType.STRING;
    }
}
