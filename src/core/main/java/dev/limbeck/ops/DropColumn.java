package dev.limbeck.ops;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Drops a column.
 *
 * @param column the complete column, so that it can be recreated
 * @param backfill the expression for existing rows when the column is recreated, or null for its default
 * @param position the position of the column when it is recreated, or null for the last position
 */
public record DropColumn(Column column, @Nullable SqlText backfill, @Nullable Position position)
        implements TableOperation {

    /**
     * Creates an operation that drops a column; the reverse operation recreates the column at the end, with its
     * default.
     */
    public DropColumn(Column column) {
        this(column, null, null);
    }

    /** {@return the operation that drops the given column; its reverse operation recreates the column at the end} */
    public static DropColumn of(Column column) {
        return new DropColumn(column);
    }

    /**
     * {@return a copy of this operation with the given expression for existing rows when the column is recreated; if it
     * is null, existing rows get the column's default}
     */
    public DropColumn withBackfill(@Nullable SqlText other) {
        return new DropColumn(column, other, position);
    }

    /**
     * {@return a copy of this operation with the given position for the recreated column; null means the last position}
     */
    public DropColumn withPosition(@Nullable Position other) {
        return new DropColumn(column, backfill, other);
    }

    @Override
    public TableOperation reverse() {
        return new AddColumn(column, backfill, position);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
