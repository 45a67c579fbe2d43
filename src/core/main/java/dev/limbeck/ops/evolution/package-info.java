/**
 * Applies operations to schemas and tables in memory, rewrites the steps of a batch when a rename is moved before them,
 * and converts backfills to expressions. Works without a database. Depends on {@code ops} and {@code model}.
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
