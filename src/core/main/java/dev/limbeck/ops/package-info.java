/**
 * The operations on a schema. A comparison returns these operations; they can be written to a revision file, reversed,
 * and run. Each operation can be reversed, because a drop contains the definition of what it drops. Part of the API,
 * except for the visitors. Depends on {@code model}.
 *
 * <p>Create instances with {@code of}, and modified copies with the {@code with…} methods. Constructors and
 * deconstruction patterns are not part of the API, because later versions may add components.
 *
 * <pre>{@code
 * var add = AlterTable.of(TableName.of("user"), AddColumn.of(column));
 * add.reverse(); // an AlterTable that drops the column
 * }</pre>
 */
@NullMarked
package dev.limbeck.ops;

import org.jspecify.annotations.NullMarked;
