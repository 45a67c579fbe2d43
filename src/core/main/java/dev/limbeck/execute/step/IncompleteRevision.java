package dev.limbeck.execute.step;

import dev.limbeck.model.Schema;
import dev.limbeck.result.Direction;
import dev.limbeck.result.InProgress;

/**
 * A partly applied revision: only some of its steps have run.
 *
 * @param id the id
 * @param direction whether it is being applied or reverted
 * @param finished the number of its steps that are finished
 * @param total the number of its steps
 * @param schema the schema before the first step
 */
public record IncompleteRevision(String id, Direction direction, int finished, int total, Schema schema) {

    /**
     * {@return the state as a sentence, for instance {@code The upgrade to 4f1c is incomplete: 2 of 7 steps are
     * finished.}}
     */
    public String describe() {
        return "The " + (direction == Direction.UPGRADE ? "upgrade to " : "downgrade of ") + id + " is incomplete: "
                + finished + " of " + total + (total == 1 ? " step is" : " steps are") + " finished.";
    }

    /** {@return the state without the schema} */
    public InProgress progress() {
        return new InProgress(id, direction, finished, total);
    }
}
