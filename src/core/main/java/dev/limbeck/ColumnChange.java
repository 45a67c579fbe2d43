package dev.limbeck;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;

/**
 * A change to a column in {@link Batch#alterColumn}. The {@code existing…} methods specify the state that the column is
 * expected to have before the change. This state is checked before anything runs. Call these methods first, so that the
 * code shows the old state before the new one. Properties that are not mentioned do not change.
 */
public interface ColumnChange {

    /** Expects the column to have the given type: {@code .existingType(varchar(255))}. */
    ColumnChange existingType(SqlType type);

    /** Expects the column to be nullable, or not: {@code .existingNullable(true)}. */
    ColumnChange existingNullable(boolean nullable);

    /** Expects the column to have the given default: {@code .existingServerDefault(text("'OPEN'"))}. */
    ColumnChange existingServerDefault(SqlText expression);

    /**
     * Expects the column to have the given comment, where the database stores comments: {@code .existingComment("in
     * cents")}.
     */
    ColumnChange existingComment(String comment);

    /** Renames the column, after all other changes: {@code .newColumnName("hashed_password")}. */
    ColumnChange newColumnName(String name);

    /** Changes the type of the column: {@code .type(varchar(320))}. */
    ColumnChange type(SqlType type);

    /** Sets whether the column is nullable: {@code .nullable(false)}. */
    ColumnChange nullable(boolean nullable);

    /** Sets the default of the column: {@code .serverDefault(text("'OPEN'"))}. */
    ColumnChange serverDefault(SqlText expression);

    /** Removes the default of the column: {@code .dropServerDefault()}. */
    ColumnChange dropServerDefault();

    /** Lets the database generate the values of the column: {@code .identity()}. */
    ColumnChange identity();

    /** Lets the database generate the values of the column and never reuse a value: {@code .autoincrement()}. */
    ColumnChange autoincrement();

    /** Rejects explicit values for the identity column: {@code .identity().identityAlways()}. */
    ColumnChange identityAlways();

    /** Sets the first number of the identity column: {@code .identity().identityStart(1000)}. */
    ColumnChange identityStart(long first);

    /**
     * Sets the increment between consecutive numbers of the identity column: {@code .identity().identityIncrement(10)}.
     */
    ColumnChange identityIncrement(long difference);

    /** Stops the database from generating the values of the column: {@code .dropIdentity()}. */
    ColumnChange dropIdentity();

    /** Computes the column's value on each read: {@code .computed(text("price * quantity"))}. */
    ColumnChange computed(SqlText expression);

    /** Computes the column's value on each write and stores it: {@code .computedStored(text("price * quantity"))}. */
    ColumnChange computedStored(SqlText expression);

    /** Turns a computed column into an ordinary column, which keeps its current values: {@code .dropComputed()}. */
    ColumnChange dropComputed();

    /** Sets the collation of the column: {@code .collate("NOCASE")}. */
    ColumnChange collate(String collation);

    /** Removes the collation of the column: {@code .dropCollation()}. */
    ColumnChange dropCollation();

    /** Sets the comment of the column, where the database stores comments: {@code .comment("in cents")}. */
    ColumnChange comment(String comment);

    /** Removes the comment of the column: {@code .dropComment()}. */
    ColumnChange dropComment();

    /**
     * Sets a database-specific option, or removes it if the value is false: {@code .option("mariadb_invisible", true)}.
     */
    ColumnChange option(String key, Object value);

    /**
     * Computes each row's new value from the old row: {@code .using(text("cast(price as integer)"))}. A query in the
     * expression reads the rows as they were before the batch.
     */
    ColumnChange using(SqlText expression);

    /** Sets a value in rows in which the column is NULL: {@code .nullable(false).backfill(text("''"))}. */
    ColumnChange backfill(SqlText expression);

    /** Moves the column before all other columns: {@code .first()}. */
    ColumnChange first();

    /** Moves the column directly after the given column: {@code .after("id")}. */
    ColumnChange after(String other);
}
