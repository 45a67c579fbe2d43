package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/**
 * A column of a table.
 *
 * @param name its name, without quotes
 * @param type its declared type
 * @param nullable whether it takes NULL
 * @param serverDefault the DEFAULT clause's expression as written, or null
 * @param identity how the database numbers it, or null when it does not
 * @param generated the rule when it is a generated column, or null
 * @param collation the column's own collation, or null
 * @param comment what the model says of it, or null; SQLite keeps none
 */
public record Column(
        String name,
        SqlType type,
        boolean nullable,
        @Nullable SqlText serverDefault,
        @Nullable Identity identity,
        @Nullable Generated generated,
        @Nullable String collation,
        @Nullable String comment) {

    /** A plain column: no default, not numbered, not generated. */
    public Column(String name, SqlType type, boolean nullable) {
        this(name, type, nullable, null, null, null, null, null);
    }

    /** {@return this column under another name} */
    public Column withName(String other) {
        return new Column(other, type, nullable, serverDefault, identity, generated, collation, comment);
    }

    /** {@return this column with another type} */
    public Column withType(SqlType other) {
        return new Column(name, other, nullable, serverDefault, identity, generated, collation, comment);
    }

    /** {@return this column taking NULL, or not} */
    public Column withNullable(boolean other) {
        return new Column(name, type, other, serverDefault, identity, generated, collation, comment);
    }

    /** {@return this column with another default; null drops it} */
    public Column withServerDefault(@Nullable SqlText other) {
        return new Column(name, type, nullable, other, identity, generated, collation, comment);
    }

    /** {@return this column numbered by the database; null stops that} */
    public Column withIdentity(@Nullable Identity other) {
        return new Column(name, type, nullable, serverDefault, other, generated, collation, comment);
    }

    /** {@return this column computed by that rule; null makes it a plain one} */
    public Column withGenerated(@Nullable Generated other) {
        return new Column(name, type, nullable, serverDefault, identity, other, collation, comment);
    }

    /** {@return this column with another collation; null means the database's own} */
    public Column withCollation(@Nullable String other) {
        return new Column(name, type, nullable, serverDefault, identity, generated, other, comment);
    }

    /** {@return this column with another comment; null drops it} */
    public Column withComment(@Nullable String other) {
        return new Column(name, type, nullable, serverDefault, identity, generated, collation, other);
    }
}
