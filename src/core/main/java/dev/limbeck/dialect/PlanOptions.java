package dev.limbeck.dialect;

import org.jspecify.annotations.Nullable;

/**
 * What a plan may use.
 *
 * @param databaseVersion the version that will run it, for instance {@code 3.54.1}; null for the newest known
 * @param inPlace whether stored definitions may be edited
 * @param offline whether the plan is written as a script for a shell, so that it may not edit stored definitions and
 *     its guards are statements
 */
public record PlanOptions(@Nullable String databaseVersion, boolean inPlace, boolean offline) {
    /** Online, the newest version, everything allowed. */
    public static final PlanOptions DEFAULT = new PlanOptions(null, true, false);
}
