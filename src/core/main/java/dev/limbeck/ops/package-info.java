/**
 * The operations on a schema. The same operations are detected by a comparison, written to a revision file, reversed
 * and run. Each operation can be reversed, because a drop contains the definition of what it drops. Part of
 * the API, except for the visitors. Depends on {@code model}.
 *
 * <pre>{@code
 * var add = new AlterTable(TableName.of("user"), List.of(new AddColumn(column)));
 * add.reverse(); // an AlterTable that drops the column
 * }</pre>
 */
@NullMarked
package dev.limbeck.ops;

import org.jspecify.annotations.NullMarked;
