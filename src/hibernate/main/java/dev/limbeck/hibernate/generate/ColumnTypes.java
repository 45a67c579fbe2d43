package dev.limbeck.hibernate.generate;

import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.SqlType.Portable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Chooses Java types that read every value a column holds, and spells declared types. */
final class ColumnTypes {
    private static final Map<String, String> SYNONYMS =
            Map.of("int", "integer", "numeric", "decimal", "datetime", "timestamp", "bool", "boolean");
    private static final List<JavaType> WHOLE = List.of(JavaType.BYTE, JavaType.SHORT, JavaType.INTEGER, JavaType.LONG);

    /** The third of March 1973 in milliseconds, and a year far ahead in seconds: what is less counts seconds. */
    private static final long MILLISECONDS = 100_000_000_000L;

    private static final long A_SECOND_LOOK = 100_000_000L;

    private ColumnTypes() {}

    /** {@return the type as SQLite declares it} */
    static String spell(SqlType type) {
        if (!(type instanceof Portable portable)) {
            return type.toString();
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

    /** {@return the key by which declared types are compared: synonyms fall together} */
    static String key(String declared) {
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

    /** {@return whether it declares a day or a time} */
    static boolean temporal(SqlType type) {
        return declared(key(spell(type)), ColumnContents.NONE).temporal();
    }

    /** {@return the Java type for a column that is declared like that and holds that} */
    static JavaType of(SqlType type, ColumnContents held) {
        JavaType declared = declared(key(spell(type)), held);
        if (held.blobs()) {
            return JavaType.BYTES;
        }
        boolean number = declared.whole()
                || declared.equals(JavaType.DOUBLE)
                || declared.equals(JavaType.DECIMAL)
                || declared.equals(JavaType.BOOLEAN);
        if (declared.temporal()) {
            return temporal(declared, held);
        }
        if (held.texts() && number) {
            return JavaType.STRING;
        }
        if (declared.whole() && held.reals()) {
            return JavaType.DOUBLE;
        }
        if (declared.equals(JavaType.BOOLEAN) && (held.reals() || held.least() < 0 || held.greatest() > 1)) {
            return wide(JavaType.INTEGER, held);
        }
        return declared.whole() ? wide(declared, held) : declared;
    }

    /**
     * What sqlite-jdbc reads of a day or a time: numbers are milliseconds since 1970, or Julian days with a fraction; text
     * in one form, or by {@code getObject} in three more. Microseconds behind a blank it takes for milliseconds, so that a converter reads them.
     */
    private static JavaType temporal(JavaType declared, ColumnContents held) {
        if (held.integers() && held.greatest() > A_SECOND_LOOK && held.greatest() < MILLISECONDS) {
            return held.texts() ? JavaType.STRING : held.reals() ? JavaType.DOUBLE : JavaType.LONG;
        }
        return switch (held.form()) {
            case MOMENT -> declared;
            case DATE -> declared.equals(JavaType.DATE) ? JavaType.DATE_TEXT : JavaType.STRING;
            case TIME -> declared.equals(JavaType.TIME) ? JavaType.TIME_TEXT : JavaType.STRING;
            case ISO_MOMENT -> declared.equals(JavaType.MOMENT) ? JavaType.MOMENT_TEXT : JavaType.STRING;
            case MICROS -> declared.equals(JavaType.MOMENT) && !held.mixed() ? JavaType.MOMENT_MICROS : JavaType.STRING;
            case OTHER -> JavaType.STRING;
        };
    }

    private static JavaType wide(JavaType wanted, ColumnContents held) {
        int at = WHOLE.indexOf(wanted);
        while (at < 3 && !fits(at, held)) {
            at++;
        }
        return WHOLE.get(at);
    }

    private static boolean fits(int at, ColumnContents held) {
        long most = at == 0 ? Byte.MAX_VALUE : at == 1 ? Short.MAX_VALUE : Integer.MAX_VALUE;
        return held.least() >= -most - 1 && held.greatest() <= most;
    }

    private static JavaType declared(String key, ColumnContents held) {
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
            case "", "any" -> byContents(held);
            default -> byAffinity(key);
        };
    }

    /** The rule of https://www.sqlite.org/datatype3.html, 3.1. */
    private static JavaType byAffinity(String key) {
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

    private static JavaType byContents(ColumnContents held) {
        if (held.texts() || held.blobs()) {
            return held.texts() ? JavaType.STRING : JavaType.BYTES;
        }
        if (held.reals()) {
            return JavaType.DOUBLE;
        }
        return held.integers() ? JavaType.LONG : JavaType.STRING;
    }
}
