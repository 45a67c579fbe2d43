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
 * @param reverseUsing the same expression for the reverse operation
 * @param move the new position, or null to keep the position
 */
public record AlterColumn(
        Column before, Column after, @Nullable SqlText using, @Nullable SqlText reverseUsing, @Nullable Move move)
        implements TableOperation {

    /** Changes a column and keeps the value of each row. */
    public AlterColumn(Column before, Column after) {
        this(before, after, null, null, null);
    }

    /** {@return the operation that changes a column and keeps the value of each row} */
    public static AlterColumn of(Column before, Column after) {
        return new AlterColumn(before, after);
    }

    /** {@return this operation with another expression for the new values, or none if null} */
    public AlterColumn withUsing(@Nullable SqlText other) {
        return new AlterColumn(before, after, other, reverseUsing, move);
    }

    /** {@return this operation with another expression for the values of the reverse operation, or none if null} */
    public AlterColumn withReverseUsing(@Nullable SqlText other) {
        return new AlterColumn(before, after, using, other, move);
    }

    /** {@return this operation with another move, or none if null} */
    public AlterColumn withMove(@Nullable Move other) {
        return new AlterColumn(before, after, using, reverseUsing, other);
    }

    /** {@return its new position, or null if it is not moved} */
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
