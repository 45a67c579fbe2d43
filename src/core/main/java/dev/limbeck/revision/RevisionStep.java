package dev.limbeck.revision;

import dev.limbeck.result.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One revision to run, and its effect on the version table. For example, a merge deletes all rows of its down revisions
 * except one and updates the remaining row; reverting the merge inserts the deleted rows again.
 *
 * @param revision the revision
 * @param direction whether it is applied or reverted
 * @param changes the changes to the version table, in order, which are part of the revision's transaction
 * @param before the rows before the step
 * @param after the rows after the step
 */
public record RevisionStep(
        RevisionFile revision, Direction direction, List<RowChange> changes, VersionRows before, VersionRows after) {
    /** Copies the list. */
    public RevisionStep {
        changes = List.copyOf(changes);
    }

    /** Equivalent to the implicit method of a record, but faster: the implicit method is linked at run time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RevisionStep same
                        && revision.id().equals(same.revision.id())
                        && direction == same.direction
                        && before.equals(same.before)
                        && after.equals(same.after)
                        && changes.equals(same.changes)
                        && revision.equals(same.revision));
    }

    @Override
    public int hashCode() {
        return 31 * revision.id().hashCode() + direction.hashCode();
    }

    /** {@return the step that reverts this step and restores the rows that existed before it} */
    public RevisionStep reverse() {
        List<RowChange> reversed =
                changes.stream().map(RowChange::reverse).collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(reversed);
        Direction other = direction == Direction.UPGRADE ? Direction.DOWNGRADE : Direction.UPGRADE;
        return new RevisionStep(revision, other, reversed, after, before);
    }
}
