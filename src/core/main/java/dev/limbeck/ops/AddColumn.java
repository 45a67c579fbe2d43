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

    @Override
    public TableOperation reverse() {
        return new DropColumn(column, backfill, position);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
