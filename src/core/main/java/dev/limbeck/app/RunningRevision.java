package dev.limbeck.app;

import dev.limbeck.result.Direction;

/**
 * A revision that is being run. Limbeck creates the instances; later versions may add components.
 *
 * @param direction whether it is applied or reverted
 * @param from the revisions before it if it is applied, otherwise its id; {@code base} if there are none
 * @param to its id if it is applied, otherwise the revisions before it
 * @param message its message
 */
public record RunningRevision(Direction direction, String from, String to, String message) {
    /** {@return the id of the revision} */
    public String id() {
        return direction == Direction.UPGRADE ? to : from;
    }
}
