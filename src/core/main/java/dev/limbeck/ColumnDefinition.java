package dev.limbeck;

import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.Position;
import org.jspecify.annotations.Nullable;

/**
 * A column as a revision writes it: {@code column("email", varchar(320)).nullable(false)}. Each method gives a new
 * definition.
 *
 * @param column the column so far
 * @param backfill what existing rows get when it is added to a table, or null
 * @param position where it goes when it is added to a table, or null for last
 */
public record ColumnDefinition(Column column, @Nullable SqlText backfill, @Nullable Position position)
        implements TableItem {

    private ColumnDefinition with(Column other) {
        return new ColumnDefinition(other, backfill, position);
    }

    /** Says whether it takes NULL; without this it does. */
    public ColumnDefinition nullable(boolean nullable) {
        return with(column.withNullable(nullable));
    }

    /** Gives it a default: {@code .serverDefault(text("'OPEN'"))}. */
    public ColumnDefinition serverDefault(SqlText expression) {
        return with(column.withServerDefault(expression));
    }

    /** Lets the database number it; on SQLite it becomes the rowid. Never NULL. */
    public ColumnDefinition identity() {
        return with(column.withIdentity(Identity.PLAIN).withNullable(false));
    }

    /** Lets the database number it and never give a number twice; SQLite's AUTOINCREMENT. */
    public ColumnDefinition autoincrement() {
        return with(column.withIdentity(Identity.AUTOINCREMENT).withNullable(false));
    }

    /** Computes it at each read: {@code .computed(text("price * quantity"))}. */
    public ColumnDefinition computed(SqlText expression) {
        return with(column.withGenerated(new Generated(expression, false)));
    }

    /** Computes it at each write and keeps it. */
    public ColumnDefinition computedStored(SqlText expression) {
        return with(column.withGenerated(new Generated(expression, true)));
    }

    /** Sorts and compares it under that collation, for instance {@code NOCASE}. */
    public ColumnDefinition collate(String collation) {
        return with(column.withCollation(collation));
    }

    /** Says something of it, where the database keeps comments. */
    public ColumnDefinition comment(String comment) {
        return with(column.withComment(comment));
    }

    /**
     * Fills existing rows when it is added to a table: an expression over the row's other columns. A query in it reads the
     * rows as they were before the batch.
     */
    public ColumnDefinition backfill(SqlText expression) {
        return new ColumnDefinition(column, expression, position);
    }

    /** Puts it before all other columns when it is added to a table. */
    public ColumnDefinition first() {
        return new ColumnDefinition(column, backfill, Position.FIRST);
    }

    /** Puts it right behind that column when it is added to a table. */
    public ColumnDefinition after(String other) {
        return new ColumnDefinition(column, backfill, Position.after(other));
    }
}
