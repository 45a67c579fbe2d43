package dev.limbeck.hibernate.generate;

import dev.limbeck.hibernate.generate.source.Annotation;
import dev.limbeck.hibernate.generate.source.MomentText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The Java type that maps a column.
 *
 * @param name the qualified name, or {@code byte[]}
 * @param declared the column type that Hibernate declares for it on SQLite by default
 * @param code the constant of Hibernate's {@code SqlTypes} that determines how values are read and written, or null for
 *     the default
 * @param cast the type to which written text is cast, or null
 */
record JavaType(String name, String declared, @Nullable String code, @Nullable String cast) {
    static final JavaType STRING = new JavaType("java.lang.String", "varchar(255)");
    static final JavaType BOOLEAN = new JavaType("java.lang.Boolean", "boolean");
    static final JavaType BYTE = new JavaType("java.lang.Byte", "tinyint");
    static final JavaType SHORT = new JavaType("java.lang.Short", "smallint");
    static final JavaType INTEGER = new JavaType("java.lang.Integer", "integer");
    static final JavaType LONG = new JavaType("java.lang.Long", "bigint");
    static final JavaType DOUBLE = new JavaType("java.lang.Double", "float(53)");
    static final JavaType DECIMAL = new JavaType("java.math.BigDecimal", "decimal(38,2)");
    static final JavaType BYTES = new JavaType("byte[]", "varbinary(255)");
    static final JavaType DATE = new JavaType("java.time.LocalDate", "date");
    static final JavaType TIME = new JavaType("java.time.LocalTime", "time(0)");
    static final JavaType MOMENT = new JavaType("java.time.LocalDateTime", "timestamp(6)");

    /** Text with a fixed length. */
    static final JavaType CHARACTERS = new JavaType(STRING.name, "char(1)", "CHAR");

    /** An array of strings. */
    static final JavaType TEXTS = new JavaType("java.lang.String[]", "varchar(255)[]");

    /** A date stored as text like {@code 2026-01-31}. */
    static final JavaType DATE_TEXT = new JavaType(DATE.name, DATE.declared, "LOCAL_DATE");

    static final JavaType TIME_TEXT = new JavaType(TIME.name, TIME.declared, "LOCAL_TIME");
    static final JavaType MOMENT_TEXT = new JavaType(MOMENT.name, MOMENT.declared, "LOCAL_DATE_TIME");

    /**
     * A date and time stored as text like {@code 2026-01-31 23:59:59.123456}, which a converter reads; Hibernate treats
     * it as text.
     */
    static final JavaType MOMENT_MICROS = new JavaType(MOMENT.name, STRING.declared);

    /** Creates a type that Hibernate reads and writes in its default way. */
    JavaType(String name, String declared) {
        this(name, declared, null, null);
    }

    /** Creates a type that Hibernate reads and writes according to the given constant of {@code SqlTypes}. */
    JavaType(String name, String declared, @Nullable String code) {
        this(name, declared, code, null);
    }

    /** {@return this type for a column of the given type, to which text is cast when it is written} */
    JavaType writtenAs(String type) {
        return new JavaType(name, declared, code, type);
    }

    /**
     * {@return the annotations that declare how values of this type are read}
     *
     * @param column the name of the column, in the syntax of SQL
     */
    List<Annotation> annotations(String column) {
        if (equals(MOMENT_MICROS)) {
            return List.of(Annotation.jpa("Convert").set("converter", MomentText.NAME + ".class"));
        }
        if (cast != null) {
            Annotation transformer = Annotation.hibernate("ColumnTransformer");
            if (equals(TEXTS.writtenAs(cast))) {
                transformer.setText("read", column + "::text[]");
            }
            transformer.setText("write", "?::" + cast);
            return code == null ? List.of(transformer) : List.of(typeCode(code), transformer);
        }
        return code == null ? List.of() : List.of(typeCode(code));
    }

    private static Annotation typeCode(String code) {
        return Annotation.hibernate("JdbcTypeCode").set("value", "SqlTypes." + code);
    }

    /** {@return whether this type is a date, a time or both} */
    boolean isTemporal() {
        return name.startsWith("java.time.");
    }

    /** {@return whether this type is text} */
    boolean isText() {
        return equals(STRING) || equals(CHARACTERS);
    }

    /** {@return whether this type is an integer type} */
    boolean isInteger() {
        return equals(BYTE) || equals(SHORT) || equals(INTEGER) || equals(LONG);
    }

    /** {@return the simple name of this type} */
    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
