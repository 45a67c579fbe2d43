package dev.limbeck.ops;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Changes a column's type, nullability, default, identity, generation, collation or comment.
 *
 * @param before the column before the change
 * @param after the column after the change, with the same name
 * @param using the expression that computes the new value of each row from the old row, or null to keep the value
 * @param reverseUsing the corresponding expression for the reverse operation
 * @param move the new position, or null to keep the position
 */
public record AlterColumn(
        Column before, Column after, @Nullable SqlText using, @Nullable SqlText reverseUsing, @Nullable Move move)
        implements TableOperation {

    /** Creates an operation that changes a column and keeps the value of each row. */
    public AlterColumn(Column before, Column after) {
        this(before, after, null, null, null);
    }

    /** {@return the operation that changes a column and keeps the value of each row} */
    public static AlterColumn of(Column before, Column after) {
        return new AlterColumn(before, after);
    }

    /**
     * {@return a copy of this operation with the given expression for the new values; if it is null, each row keeps its
     * value}
     */
    public AlterColumn withUsing(@Nullable SqlText other) {
        return new AlterColumn(before, after, other, reverseUsing, move);
    }

    /**
     * {@return a copy of this operation with the given expression for the reverse operation; if it is null, each row
     * keeps its value}
     */
    public AlterColumn withReverseUsing(@Nullable SqlText other) {
        return new AlterColumn(before, after, using, other, move);
    }

    /** {@return a copy of this operation with the given move; if it is null, the column is not moved} */
    public AlterColumn withMove(@Nullable Move other) {
        return new AlterColumn(before, after, using, reverseUsing, other);
    }

    /** {@return the new position of the column, or null if it is not moved} */
    public @Nullable Position position() {
        return move == null ? null : move.target();
    }

    @Override
    public TableOperation reverse() {
        return new AlterColumn(after, before, reverseUsing, using, move == null ? null : move.reverse());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
