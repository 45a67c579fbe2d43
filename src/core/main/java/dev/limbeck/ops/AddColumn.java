package dev.limbeck.ops;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Adds a column.
 *
 * @param column the new column
 * @param backfill the expression for existing rows, or null for the column's default
 * @param position the position of the new column, or null for the last position
 */
public record AddColumn(Column column, @Nullable SqlText backfill, @Nullable Position position)
        implements TableOperation {

    /** Creates an operation that adds a column at the end; existing rows get the column's default. */
    public AddColumn(Column column) {
        this(column, null, null);
    }

    /** {@return the operation that adds the given column at the end; existing rows get the column's default} */
    public static AddColumn of(Column column) {
        return new AddColumn(column);
    }

    /**
     * {@return a copy of this operation with the given expression for existing rows; if it is null, existing rows get
     * the column's default}
     */
    public AddColumn withBackfill(@Nullable SqlText other) {
        return new AddColumn(column, other, position);
    }

    /** {@return a copy of this operation with the given position for the column; null means the last position} */
    public AddColumn withPosition(@Nullable Position other) {
        return new AddColumn(column, backfill, other);
    }

    @Override
    public TableOperation reverse() {
        return new DropColumn(column, backfill, position);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
