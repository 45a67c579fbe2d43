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

    @Override
    public TableOperation reverse() {
        return new AddColumn(column, backfill, position);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
