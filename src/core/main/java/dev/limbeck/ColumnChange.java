package dev.limbeck;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;

/**
 * A change of a column in {@link Batch#alterColumn}. The {@code existing…} methods state what the column is before the
 * change, which is checked before anything runs; call them first, so that a line reads from old to new. Properties that
 * are not mentioned do not change.
 */
public interface ColumnChange {

    /** Expects the column to have that type: {@code .existingType(varchar(255))}. */
    ColumnChange existingType(SqlType type);

    /** Expects the column to be nullable, or not: {@code .existingNullable(true)}. */
    ColumnChange existingNullable(boolean nullable);

    /** Expects the column to have that default: {@code .existingServerDefault(text("'OPEN'"))}. */
    ColumnChange existingServerDefault(SqlText expression);

    /**
     * Expects the column to have that comment, where the database stores comments:
     * {@code .existingComment("in cents")}.
     */
    ColumnChange existingComment(String comment);

    /** Renames it, after all other changes: {@code .newColumnName("hashed_password")}. */
    ColumnChange newColumnName(String name);

    /** Changes its type: {@code .type(varchar(320))}. */
    ColumnChange type(SqlType type);

    /** Sets whether it is nullable: {@code .nullable(false)}. */
    ColumnChange nullable(boolean nullable);

    /** Sets its default: {@code .serverDefault(text("'OPEN'"))}. */
    ColumnChange serverDefault(SqlText expression);

    /** Removes its default: {@code .dropServerDefault()}. */
    ColumnChange dropServerDefault();

    /** Lets the database generate its values: {@code .identity()}. */
    ColumnChange identity();

    /** Lets the database generate its values and never reuse one: {@code .autoincrement()}. */
    ColumnChange autoincrement();

    /** Stops the database from generating its values: {@code .dropIdentity()}. */
    ColumnChange dropIdentity();

    /** Computes it at each read: {@code .computed(text("price * quantity"))}. */
    ColumnChange computed(SqlText expression);

    /** Computes it at each write and stores it: {@code .computedStored(text("price * quantity"))}. */
    ColumnChange computedStored(SqlText expression);

    /** Makes a computed column an ordinary one that keeps its current values: {@code .dropComputed()}. */
    ColumnChange dropComputed();

    /** Sets its collation: {@code .collate("NOCASE")}. */
    ColumnChange collate(String collation);

    /** Removes its collation: {@code .dropCollation()}. */
    ColumnChange dropCollation();

    /** Sets its comment, where the database stores comments: {@code .comment("in cents")}. */
    ColumnChange comment(String comment);

    /** Removes its comment: {@code .dropComment()}. */
    ColumnChange dropComment();

    /**
     * Computes each row's new value from the old row: {@code .using(text("cast(price as integer)"))}. A query in it reads
     * the rows as they were before the batch.
     */
    ColumnChange using(SqlText expression);

    /** Sets a value in rows that hold NULL: {@code .nullable(false).backfill(text("''"))}. */
    ColumnChange backfill(SqlText expression);

    /** Moves it before all other columns: {@code .first()}. */
    ColumnChange first();

    /** Moves it directly after that column: {@code .after("id")}. */
    ColumnChange after(String other);
}
