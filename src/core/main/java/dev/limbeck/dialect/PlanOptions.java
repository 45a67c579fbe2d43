package dev.limbeck.dialect;

import org.jspecify.annotations.Nullable;

/**
 * The options of a plan.
 *
 * @param databaseVersion the version of the database that will run the plan, for instance {@code 3.54.1}; null for the
 *     newest known version
 * @param inPlace whether stored definitions may be edited
 * @param offline whether the plan is written as a script, in which stored definitions cannot be edited and guards are
 *     statements
 * @param online whether each statement takes effect on its own, in which case the plan can use statements that make
 *     other programs wait only briefly but cannot run in a transaction
 * @param forHazards whether only the hazards of the plan are used; if so, its statements need not be the fastest that
 *     have these hazards, need no guards on the rows, and need not be accepted by the database
 */
public record PlanOptions(
        @Nullable String databaseVersion, boolean inPlace, boolean offline, boolean online, boolean forHazards) {
    /** The options for running a plan directly on the newest database version, with in-place edits allowed. */
    public static final PlanOptions DEFAULT = new PlanOptions(null, true, false);

    /** Creates the options of a plan that runs in a transaction. */
    public PlanOptions(@Nullable String databaseVersion, boolean inPlace, boolean offline) {
        this(databaseVersion, inPlace, offline, false, false);
    }

    /** {@return the same options for a plan whose statements take effect on their own} */
    public PlanOptions forSingleStatements() {
        return new PlanOptions(databaseVersion, inPlace, offline, true, forHazards);
    }

    /** {@return the same options for a plan of which only the hazards are used} */
    public PlanOptions onlyForHazards() {
        return new PlanOptions(databaseVersion, inPlace, offline, online, true);
    }
}
