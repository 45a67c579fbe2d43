package dev.limbeck.cli.review;

import dev.limbeck.result.PlannedRevision;

/** Texts about the plan of a revision. */
public final class PlanWords {
    private PlanWords() {}

    /**
     * {@return the text for a planned revision with neither operations nor finished steps} A revision that runs step by
     * step cannot use {@code op.connection()}.
     */
    public static String noOperations(PlannedRevision planned) {
        return "no operations" + (planned.stepByStep() ? "" : ", except those that it may run through op.connection()");
    }
}
