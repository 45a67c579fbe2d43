package dev.limbeck.ops;

import dev.limbeck.model.Column;
import dev.limbeck.model.SqlText;
import org.jspecify.annotations.Nullable;

/**
 * Changes a column's type, nullability, default, identity, generation, collation or comment.
 *
 * @param before the column as it is
 * @param after the column as it will be, under the same name
 * @param using the expression that computes each row's new value from the old row, or null to keep the value
 * @param reverseUsing the same for the way back
 * @param move where it moves, or null to stay
 */
public record AlterColumn(
        Column before, Column after, @Nullable SqlText using, @Nullable SqlText reverseUsing, @Nullable Move move)
        implements TableOperation {

    /** A change that keeps each row's value. */
    public AlterColumn(Column before, Column after) {
        this(before, after, null, null, null);
    }

    /** {@return where it moves, or null to stay} */
    public @Nullable Position position() {
        return move == null ? null : move.to();
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
