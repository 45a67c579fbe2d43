package dev.limbeck.hibernate.generate;

/**
 * The Java type of a column.
 *
 * @param name its qualified name, or {@code byte[]}
 * @param declared the column type that Hibernate would declare for it on SQLite without being told
 */
record JavaType(String name, String declared) {
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

    /** {@return whether it is a whole number} */
    boolean whole() {
        return equals(BYTE) || equals(SHORT) || equals(INTEGER) || equals(LONG);
    }

    /** {@return the simple name} */
    String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }
}
