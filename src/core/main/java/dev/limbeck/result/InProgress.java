package dev.limbeck.result;

/**
 * A revision that is incomplete because a run was interrupted or failed. This can happen only on a database that cannot
 * roll back schema changes, or with a statement that cannot run in a transaction.
 *
 * @param revision the id of the revision
 * @param direction whether it is being applied or reverted
 * @param finished the number of finished steps
 * @param total the number of its steps
 */
public record InProgress(String revision, Direction direction, int finished, int total) {

    /** {@return the number of the step at which the run stopped, counted from 1} */
    public int step() {
        return Math.min(finished + 1, total);
    }

    /** {@return the state as part of a sentence: {@code in the middle of the upgrade to 4f1c, step 3 of 7}} */
    public String describe() {
        return "in the middle of the " + (direction == Direction.UPGRADE ? "upgrade to " : "downgrade of ") + revision
                + ", step " + step() + " of " + total;
    }

    /**
     * Specifies how to continue if it is unknown whether the interrupted statement of the revision has taken effect.
     */
    public enum Resumption {
        /** Stop and report the statement. */
        ASK,
        /** Assume that it has taken effect, and continue with the next statement. */
        DONE,
        /** Run it again. */
        AGAIN
    }
}
