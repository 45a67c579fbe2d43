/**
 * Computes the effects of an operation on a schema: the table after a step of a batch, and the steps of a batch after a
 * rename has been moved before them. Also the expression of a backfill. Works without a database. Depends on {@code ops} and {@code model}.
 *
 * <pre>{@code
 * Table table = Table.of(TableName.of("tag"), List.of(column));
 * Table after = Evolution.apply(table, new RenameColumn("name", "title"));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.ops.evolution;

import org.jspecify.annotations.NullMarked;
