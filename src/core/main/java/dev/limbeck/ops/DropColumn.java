package dev.limbeck.ops;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Drops a column.
 *
 * @param column the column, whole, so that it can be made again
 * @param backfill the expression that rows get when it is made again, or null for its default
 * @param position where it goes when it is made again, or null for last
 */
public record DropColumn(Column column, @Nullable SqlText backfill, @Nullable Position position)
        implements TableOperation {

    /** A column that comes back at the end with its default. */
    public DropColumn(Column column) {
        this(column, null, null);
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
