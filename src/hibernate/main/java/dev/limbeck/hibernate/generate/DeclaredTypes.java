package dev.limbeck.hibernate.generate;

import dev.limbeck.model.ColumnContents;
import dev.limbeck.model.SqlType;

/** How one database declares types, and which Java types can read their values. */
interface DeclaredTypes {

    /** {@return the types of the database with the given dialect} */
    static DeclaredTypes of(String dialect) {
        return switch (dialect) {
            case "postgresql" -> new PostgresqlTypeText();
            case "mariadb" -> new MariadbTypeText();
            default -> new SqliteTypeText();
        };
    }

    /** {@return the type in its declared form} */
    String format(SqlType type);

    /** {@return the type as a column definition declares it, which may differ from {@link #format}} */
    default String definition(SqlType type) {
        return format(type);
    }

    /** {@return the Java type of a column with the given type and contents} */
    JavaType javaType(SqlType type, ColumnContents contents);

    /** {@return whether the type is a date, a time or both} */
    boolean isTemporal(SqlType type);

    /** {@return whether Hibernate declares the column of an enum with an enumeration type rather than a check} */
    default boolean declaresEnumerations() {
        return false;
    }

    /** {@return whether an integer key without other clauses gets numbers from the database} */
    boolean numbersIntegerKeys();

    /** {@return the normalized form of the type, in which synonyms are equal} */
    default String normalized(SqlType type) {
        return ColumnTypes.normalize(format(type));
    }

    /** The SQLite types. */
    record SqliteTypeText() implements DeclaredTypes {
        @Override
        public String format(SqlType type) {
            return ColumnTypes.format(type);
        }

        @Override
        public JavaType javaType(SqlType type, ColumnContents contents) {
            return ColumnTypes.javaType(type, contents);
        }

        @Override
        public boolean isTemporal(SqlType type) {
            return ColumnTypes.isTemporal(type);
        }

        @Override
        public boolean numbersIntegerKeys() {
            return true;
        }
    }
}
