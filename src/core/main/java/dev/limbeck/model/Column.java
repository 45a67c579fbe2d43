package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name the name, without quotes
 * @param type the declared type
 * @param nullable whether the column is nullable
 * @param serverDefault the expression of the DEFAULT clause as written, or null
 * @param identity how the database generates the values of the column, or null if it does not
 * @param generated the rule of a generated column, or null for any other column
 * @param collation the declared collation, or null for the default
 * @param comment the comment in the model, or null; SQLite does not store comments
 * @param options the database-specific options
 */
public record Column(
        String name,
        SqlType type,
        boolean nullable,
        @Nullable SqlText serverDefault,
        @Nullable Identity identity,
        @Nullable Generated generated,
        @Nullable String collation,
        @Nullable String comment,
        Options options) {

    /** Creates a column without options. */
    public Column(
            String name,
            SqlType type,
            boolean nullable,
            @Nullable SqlText serverDefault,
            @Nullable Identity identity,
            @Nullable Generated generated,
            @Nullable String collation,
            @Nullable String comment) {
        this(name, type, nullable, serverDefault, identity, generated, collation, comment, Options.NONE);
    }

    /** Creates a column without a default, identity or generation rule. */
    public Column(String name, SqlType type, boolean nullable) {
        this(name, type, nullable, null, null, null, null, null);
    }

    /** {@return a nullable column with the given name and type, and no other properties} */
    public static Column of(String name, SqlType type) {
        return new Column(name, type, true);
    }

    /** {@return a copy of this column with the given name} */
    public Column withName(String other) {
        return new Column(other, type, nullable, serverDefault, identity, generated, collation, comment, options);
    }

    /** {@return a copy of this column with the given type} */
    public Column withType(SqlType other) {
        return new Column(name, other, nullable, serverDefault, identity, generated, collation, comment, options);
    }

    /** {@return a copy of this column with the given nullability} */
    public Column withNullable(boolean other) {
        return new Column(name, type, other, serverDefault, identity, generated, collation, comment, options);
    }

    /** {@return a copy of this column with the given default, or without a default if it is null} */
    public Column withServerDefault(@Nullable SqlText other) {
        return new Column(name, type, nullable, other, identity, generated, collation, comment, options);
    }

    /** {@return a copy of this column with the given identity, or without an identity if it is null} */
    public Column withIdentity(@Nullable Identity other) {
        return new Column(name, type, nullable, serverDefault, other, generated, collation, comment, options);
    }

    /** {@return a copy of this column with the given generation rule, or without a generation rule if it is null} */
    public Column withGenerated(@Nullable Generated other) {
        return new Column(name, type, nullable, serverDefault, identity, other, collation, comment, options);
    }

    /** {@return a copy of this column with the given collation, or with the default collation if it is null} */
    public Column withCollation(@Nullable String other) {
        return new Column(name, type, nullable, serverDefault, identity, generated, other, comment, options);
    }

    /** {@return a copy of this column with the given comment, or without a comment if it is null} */
    public Column withComment(@Nullable String other) {
        return new Column(name, type, nullable, serverDefault, identity, generated, collation, other, options);
    }

    /** {@return a copy of this column with the given options} */
    public Column withOptions(Options other) {
        return new Column(name, type, nullable, serverDefault, identity, generated, collation, comment, other);
    }
}
