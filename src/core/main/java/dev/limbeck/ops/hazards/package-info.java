/**
 * Finds the risks and costs of an operation from the operation alone: lost data, rows that a new rule rejects, and
 * custom SQL. Depends on {@code ops} and {@code model}.
 *
 * <pre>{@code
 * List<Hazard> hazards = Hazards.find(operation);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.ops.hazards;

import org.jspecify.annotations.NullMarked;
