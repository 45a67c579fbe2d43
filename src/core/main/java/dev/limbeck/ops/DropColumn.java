package dev.limbeck.ops;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Drops a column.
 *
 * @param column the complete column, so that it can be recreated
 * @param backfill the expression for existing rows when it is recreated, or null for its default
 * @param position its position when it is recreated, or null for the last position
 */
public record DropColumn(Column column, @Nullable SqlText backfill, @Nullable Position position)
        implements TableOperation {

    /** Drops a column that the reverse operation recreates at the end, with its default. */
    public DropColumn(Column column) {
        this(column, null, null);
    }

    /** {@return the operation that drops the given column; its reverse operation recreates the column at the end} */
    public static DropColumn of(Column column) {
        return new DropColumn(column);
    }

    /**
     * {@return this operation with another expression for existing rows when the column is recreated, or the default of the column if
     * null}
     */
    public DropColumn withBackfill(@Nullable SqlText other) {
        return new DropColumn(column, other, position);
    }

    /** {@return this operation with another position when the column is recreated, or the last one if null} */
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
