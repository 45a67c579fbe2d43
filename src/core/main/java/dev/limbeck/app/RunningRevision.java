package dev.limbeck.app;

import dev.limbeck.result.Direction;

/**
 * A revision that is being run. Limbeck creates the instances; later versions may add components.
 *
 * @param direction whether the revision is applied or reverted
 * @param from the preceding revisions if the revision is applied, otherwise its own id; {@code base} if there is no
 *     preceding revision
 * @param to its own id if the revision is applied, otherwise the preceding revisions
 * @param message the message
 */
public record RunningRevision(Direction direction, String from, String to, String message) {
    /** {@return the id of the revision} */
    public String id() {
        return direction == Direction.UPGRADE ? to : from;
    }
}
