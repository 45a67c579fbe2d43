package dev.limbeck;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;

/**
 * What becomes of a column in {@link Batch#alterColumn}. The {@code existing…} calls come first, so that a line reads
 * was, is; they are checked before anything runs. What is not named stays.
 */
public interface ColumnChange {

    /** Expects the column to have that type: {@code .existingType(varchar(255))}. */
    ColumnChange existingType(SqlType type);

    /** Expects the column to take NULL, or not: {@code .existingNullable(true)}. */
    ColumnChange existingNullable(boolean nullable);

    /** Expects the column to have that default: {@code .existingServerDefault(text("'OPEN'"))}. */
    ColumnChange existingServerDefault(SqlText expression);

    /** Expects the column to have that comment, where the database keeps comments: {@code .existingComment("in cents")}. */
    ColumnChange existingComment(String comment);

    /** Gives it another name, after everything else: {@code .newColumnName("hashed_password")}. */
    ColumnChange newColumnName(String name);

    /** Gives it another type: {@code .type(varchar(320))}. */
    ColumnChange type(SqlType type);

    /** Says whether it takes NULL: {@code .nullable(false)}. */
    ColumnChange nullable(boolean nullable);

    /** Gives it a default: {@code .serverDefault(text("'OPEN'"))}. */
    ColumnChange serverDefault(SqlText expression);

    /** Takes its default away: {@code .dropServerDefault()}. */
    ColumnChange dropServerDefault();

    /** Lets the database number it: {@code .identity()}. */
    ColumnChange identity();

    /** Lets the database number it and never give a number twice: {@code .autoincrement()}. */
    ColumnChange autoincrement();

    /** Stops the database from numbering it: {@code .dropIdentity()}. */
    ColumnChange dropIdentity();

    /** Computes it at each read: {@code .computed(text("price * quantity"))}. */
    ColumnChange computed(SqlText expression);

    /** Computes it at each write and keeps it: {@code .computedStored(text("price * quantity"))}. */
    ColumnChange computedStored(SqlText expression);

    /** Makes a computed column a plain one that keeps the values it has: {@code .dropComputed()}. */
    ColumnChange dropComputed();

    /** Sorts and compares it under that collation: {@code .collate("NOCASE")}. */
    ColumnChange collate(String collation);

    /** Takes its collation away: {@code .dropCollation()}. */
    ColumnChange dropCollation();

    /** Says something of it, where the database keeps comments: {@code .comment("in cents")}. */
    ColumnChange comment(String comment);

    /** Takes its comment away: {@code .dropComment()}. */
    ColumnChange dropComment();

    /**
     * Computes each row's new value from the old row: {@code .using(text("cast(price as integer)"))}. A query in it reads
     * the rows as they were before the batch.
     */
    ColumnChange using(SqlText expression);

    /** Fills the rows that hold NULL: {@code .nullable(false).backfill(text("''"))}. */
    ColumnChange backfill(SqlText expression);

    /** Moves it before all other columns: {@code .first()}. */
    ColumnChange first();

    /** Moves it right behind that column: {@code .after("id")}. */
    ColumnChange after(String other);
}
