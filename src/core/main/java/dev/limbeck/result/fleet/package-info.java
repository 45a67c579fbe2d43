/**
 * The results of commands that process many databases with the same history, such as one database for each tenant.
 *
 * <pre>{@code
 * DatabaseOutcome outcome = new DatabaseOutcome("tenants/a.db", DatabaseOutcome.Status.CHANGED)
 *         .withCurrent(List.of("e0f4c2b1d9aa"));
 * }</pre>
 */
@NullMarked
package dev.limbeck.result.fleet;

import org.jspecify.annotations.NullMarked;
