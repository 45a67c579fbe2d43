package dev.limbeck.ops;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Adds a column.
 *
 * @param column the new column
 * @param backfill the expression for existing rows, or null for the default of the column
 * @param position its position, or null for the last position
 */
public record AddColumn(Column column, @Nullable SqlText backfill, @Nullable Position position)
        implements TableOperation {

    /** Adds a column at the end; existing rows get its default. */
    public AddColumn(Column column) {
        this(column, null, null);
    }

    /** {@return the operation that adds that column at the end; existing rows get its default} */
    public static AddColumn of(Column column) {
        return new AddColumn(column);
    }

    /** {@return this operation with another expression for existing rows, or the default of the column if null} */
    public AddColumn withBackfill(@Nullable SqlText other) {
        return new AddColumn(column, other, position);
    }

    /** {@return this operation with another position, or the last one if null} */
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
