/**
 * Finds what an operation can cost or break, from the operation alone: lost data, rows that a new rule rejects, custom
 * SQL. Depends on {@code ops} and {@code model}.
 *
 * <pre>{@code
 * List<Hazard> hazards = Hazards.find(new DropTable(table));
 * }</pre>
 */
@NullMarked
package dev.limbeck.ops.hazards;

import org.jspecify.annotations.NullMarked;
