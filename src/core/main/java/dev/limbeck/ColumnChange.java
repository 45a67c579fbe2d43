package dev.limbeck;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;

/**
 * What becomes of a column in {@link Batch#alterColumn}. The {@code existing…} calls come first, so that a line reads
 * was, is; they are checked before anything runs. What is not named stays.
 */
public interface ColumnChange {

    /** Expects the column to have that type. */
    ColumnChange existingType(SqlType type);

    /** Expects the column to take NULL, or not. */
    ColumnChange existingNullable(boolean nullable);

    /** Expects the column to have that default. */
    ColumnChange existingServerDefault(SqlText expression);

    /** Gives it another type. */
    ColumnChange type(SqlType type);

    /** Says whether it takes NULL. */
    ColumnChange nullable(boolean nullable);

    /** Gives it a default. */
    ColumnChange serverDefault(SqlText expression);

    /** Takes its default away. */
    ColumnChange dropServerDefault();

    /** Lets the database number it. */
    ColumnChange identity();

    /** Lets the database number it and never give a number twice. */
    ColumnChange autoincrement();

    /** Stops the database from numbering it. */
    ColumnChange dropIdentity();

    /** Computes it at each read. */
    ColumnChange computed(SqlText expression);

    /** Computes it at each write and keeps it. */
    ColumnChange computedStored(SqlText expression);

    /** Makes a computed column a plain one that keeps the values it has. */
    ColumnChange dropComputed();

    /** Sorts and compares it under that collation. */
    ColumnChange collate(String collation);

    /** Takes its collation away. */
    ColumnChange dropCollation();

    /** Says something of it, where the database keeps comments. */
    ColumnChange comment(String comment);

    /** Takes its comment away. */
    ColumnChange dropComment();

    /** Computes each row's new value from the old row: {@code .using(text("cast(price as integer)"))}. */
    ColumnChange using(SqlText expression);

    /** Fills the rows that hold NULL: {@code .nullable(false).backfill(text("''"))}. */
    ColumnChange backfill(SqlText expression);

    /** Moves it before all other columns. */
    ColumnChange first();

    /** Moves it right behind that column. */
    ColumnChange after(String other);
}
