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
 */
public record PlanOptions(@Nullable String databaseVersion, boolean inPlace, boolean offline) {
    /** The options for running a plan directly on the newest database version, with in-place edits allowed. */
    public static final PlanOptions DEFAULT = new PlanOptions(null, true, false);
}
