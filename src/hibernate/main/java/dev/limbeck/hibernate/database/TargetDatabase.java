package dev.limbeck.hibernate.database;

import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Options;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database for which the model is read. */
public interface TargetDatabase {

    /** {@return the database with the given product name, as {@code DatabaseMetaData} returns it} */
    static TargetDatabase of(String product) {
        return switch (product.toLowerCase(Locale.ROOT)) {
            case "sqlite" -> new SqliteTarget();
            case "postgresql" -> new PostgresqlTarget();
            case "mariadb" -> new MariadbTarget();
            default -> new OtherTarget(product);
        };
    }

    /** {@return the name of the database to show to users, for instance {@code PostgreSQL}} */
    String product();

    /** {@return whether the Hibernate dialect that a setting specifies is a dialect of this database} */
    boolean isOwnDialect(String dialect, ClassLoader loader);

    /**
     * {@return the class of the Hibernate dialect if the settings specify none, or null to let Hibernate choose it by
     * the product and the version}
     *
     * @throws dev.limbeck.spi.ModelException if Hibernate has no dialect for this database
     */
    default @Nullable String defaultDialect(ClassLoader loader) {
        return null;
    }

    /**
     * {@return a warning if Hibernate uses the database in the application in a way that does not match the model}
     *
     * @param dialect the Hibernate dialect that the application sets, or null
     * @param url the JDBC URL of the application, or an empty string if it is unknown
     * @param schema the model
     */
    default Optional<String> findMismatch(@Nullable String dialect, String url, Schema schema, ClassLoader loader) {
        return Optional.empty();
    }

    /** {@return whether tables belong to schemas} */
    default boolean hasSchemas() {
        return true;
    }

    /** {@return whether a column of a primary key can be nullable} */
    default boolean acceptsNullInKeys() {
        return false;
    }

    /** {@return whether the database can generate numbers only for the single column of a primary key} */
    default boolean numbersOnlyKeys() {
        return false;
    }

    /** {@return whether the database has the collation} */
    default boolean hasCollation(String collation) {
        return true;
    }

    /** {@return whether expressions can contain casts of the form {@code '{}'::jsonb}} */
    default boolean hasCasts() {
        return true;
    }

    /** {@return whether a column definition is used only if the database accepts it as the name of a type} */
    default boolean checksDefinitions() {
        return false;
    }

    /**
     * {@return whether a column definition can contain the clauses CHARACTER SET, COMMENT and ON UPDATE of MariaDB and
     * MySQL}
     */
    default boolean hasMysqlClauses() {
        return false;
    }

    /** {@return the rule for names} */
    NameRule nameRule();

    /** {@return the rules for table names, and for other names} */
    default NameRules nameRules() {
        return NameRules.of(nameRule());
    }

    /**
     * {@return the form in which the database stores a name from the mapping}
     *
     * @param quoted whether Hibernate writes the name in quotes
     */
    default String storedName(String name, boolean quoted) {
        return quoted ? name : nameRule().store(name);
    }

    /** {@return the options of a table, or empty if the database does not have these options} */
    default Optional<Options> readOptions(String options) {
        return Optional.empty();
    }

    /**
     * {@return the option of the table that prevents the database from generating the values of an identity column, in
     * SQL syntax, if the table has such an option}
     */
    default Optional<String> optionWithoutIdentity(Options options) {
        return Optional.empty();
    }

    /**
     * {@return whether the key and the options of an index can contain PostgreSQL clauses, such as operator classes,
     * the order of NULL, INCLUDE and WITH}
     */
    default boolean hasIndexClauses() {
        return false;
    }

    /** {@return whether unique constraints of different tables must have different names} */
    default boolean keysNameRelations() {
        return false;
    }

    /** {@return the type that a column of the mapping has in this database} */
    SqlType type(MappedType type);

    /**
     * {@return the portable type of a column whose stored type contains less information than the mapping; empty if the
     * stored type is portable}
     *
     * @param stored the stored type, as {@link #type} returns it
     */
    Optional<SqlType> word(MappedType type, SqlType stored);
}
