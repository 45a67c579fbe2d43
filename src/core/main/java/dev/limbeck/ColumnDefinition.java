package dev.limbeck;

import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.Position;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a column in a revision: {@code column("email", varchar(320)).nullable(false)}. Each method returns
 * a new definition.
 *
 * @param column the column as defined so far
 * @param backfill the value for existing rows when it is added to a table, or null
 * @param position its position when it is added to a table, or null for last
 */
public record ColumnDefinition(Column column, @Nullable SqlText backfill, @Nullable Position position)
        implements TableItem {

    private ColumnDefinition withColumn(Column other) {
        return new ColumnDefinition(other, backfill, position);
    }

    /** Sets whether it is nullable; by default it is. */
    public ColumnDefinition nullable(boolean nullable) {
        return withColumn(column.withNullable(nullable));
    }

    /** Sets its default: {@code .serverDefault(text("'OPEN'"))}. */
    public ColumnDefinition serverDefault(SqlText expression) {
        return withColumn(column.withServerDefault(expression));
    }

    /** Lets the database generate its values; on SQLite it becomes the rowid. Makes it NOT NULL. */
    public ColumnDefinition identity() {
        return withColumn(column.withIdentity(Identity.PLAIN).withNullable(false));
    }

    /** Lets the database generate its values and never reuse one: SQLite's AUTOINCREMENT. Makes it NOT NULL. */
    public ColumnDefinition autoincrement() {
        return withColumn(column.withIdentity(Identity.AUTOINCREMENT).withNullable(false));
    }

    /** Computes it at each read: {@code .computed(text("price * quantity"))}. */
    public ColumnDefinition computed(SqlText expression) {
        return withColumn(column.withGenerated(new Generated(expression, false)));
    }

    /** Computes it at each write and stores it. */
    public ColumnDefinition computedStored(SqlText expression) {
        return withColumn(column.withGenerated(new Generated(expression, true)));
    }

    /** Sets its collation, for instance {@code NOCASE}. */
    public ColumnDefinition collate(String collation) {
        return withColumn(column.withCollation(collation));
    }

    /** Sets its comment, where the database stores comments. */
    public ColumnDefinition comment(String comment) {
        return withColumn(column.withComment(comment));
    }

    /**
     * Sets the value for existing rows when it is added to a table: an expression over the row's other columns. A query in
     * the expression reads the rows as they were before the batch.
     */
    public ColumnDefinition backfill(SqlText expression) {
        return new ColumnDefinition(column, expression, position);
    }

    /** Puts it before all other columns when it is added to a table. */
    public ColumnDefinition first() {
        return new ColumnDefinition(column, backfill, Position.FIRST);
    }

    /** Puts it directly after that column when it is added to a table. */
    public ColumnDefinition after(String other) {
        return new ColumnDefinition(column, backfill, Position.after(other));
    }
}
